-- Comparisons of all submissions to an exercise with one another: the last one of each exercise.
CREATE TABLE similarity_runs (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  -- Number of submissions compared.
  submissions INTEGER NOT NULL,
  -- JSON: pairs of submissions with their common fragments.
  pairs TEXT CHECK (pairs IS NULL OR json_valid(pairs)),
  error TEXT,
  started_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  CHECK ((state = 'done') = (pairs IS NOT NULL)),
  PRIMARY KEY (course_id, exercise)
) STRICT, WITHOUT ROWID;
