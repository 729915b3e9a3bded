-- Regrading of quizzes: answers accepted besides those of the text, and scoring with a newer version of the text.

CREATE TABLE quiz_alternatives (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES quiz_runs (id) ON DELETE CASCADE,
  question_id TEXT NOT NULL,
  -- Place of the variant among those of the question; -1 for a question that is the same for all.
  variant INTEGER NOT NULL CHECK (variant >= -1),
  -- JSON: a list of texts, whatever order the student saw.
  answer TEXT NOT NULL,
  share REAL NOT NULL CHECK (share > 0 AND share <= 1),
  note TEXT NOT NULL CHECK (note <> ''),
  accepted_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  accepted_at TEXT NOT NULL,
  UNIQUE (run_id, question_id, variant, answer)
) STRICT;

-- The version that scores, where it is another than the one that was shown. Of a run: for attempts that begin from now on.
ALTER TABLE quiz_runs ADD COLUMN graded_version_id TEXT REFERENCES quiz_versions (id);
ALTER TABLE quiz_attempts ADD COLUMN graded_version_id TEXT REFERENCES quiz_versions (id);

CREATE TABLE quiz_regrades (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES quiz_runs (id) ON DELETE CASCADE,
  -- Counts the regrades of a run: only the last that stands can be reverted.
  number INTEGER NOT NULL CHECK (number >= 1),
  version_id TEXT NOT NULL REFERENCES quiz_versions (id),
  -- What scored attempts of the run before; NULL: what was shown.
  before_version_id TEXT REFERENCES quiz_versions (id),
  never_lower INTEGER NOT NULL CHECK (never_lower IN (0, 1)),
  -- Only attempts that began at this time or later.
  since TEXT,
  reason TEXT NOT NULL,
  done_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  done_at TEXT NOT NULL,
  reverted_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  reverted_at TEXT,
  UNIQUE (run_id, number)
) STRICT;

-- Every attempt that was there, with what it had before and after; scores are NULL while it went on.
CREATE TABLE quiz_regraded_attempts (
  regrade_id TEXT NOT NULL REFERENCES quiz_regrades (id) ON DELETE CASCADE,
  attempt_id TEXT NOT NULL REFERENCES quiz_attempts (id) ON DELETE CASCADE,
  before_version_id TEXT REFERENCES quiz_versions (id),
  after_version_id TEXT REFERENCES quiz_versions (id),
  before_score REAL,
  after_score REAL,
  PRIMARY KEY (regrade_id, attempt_id)
) STRICT, WITHOUT ROWID;
