-- Quizzes: what they ask, when they run in a course, who answered what.

-- Quizzes that were written or changed in a course; others are read from files.
CREATE TABLE quiz_sources (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  slug TEXT NOT NULL CHECK (slug GLOB '[a-z0-9]*' AND length(slug) BETWEEN 1 AND 60),
  -- The text of quiz.yaml.
  source TEXT NOT NULL,
  -- Counts the changes, so that nobody overwrites another's.
  revision INTEGER NOT NULL CHECK (revision >= 1),
  updated_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (course_id, slug)
) STRICT, WITHOUT ROWID;

-- Pictures by the SHA-256 of their bytes.
CREATE TABLE quiz_pictures (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/svg+xml', 'image/webp')),
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE quiz_source_pictures (
  course_id TEXT NOT NULL,
  slug TEXT NOT NULL,
  file TEXT NOT NULL,
  picture_id TEXT NOT NULL REFERENCES quiz_pictures (id),
  PRIMARY KEY (course_id, slug, file),
  FOREIGN KEY (course_id, slug) REFERENCES quiz_sources (course_id, slug) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Quizzes as they were given: never changed, so that every attempt can be shown again exactly.
CREATE TABLE quiz_versions (
  -- SHA-256 of all that follows.
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  -- JSON: the computed values of the variants of each question with variables.
  variants TEXT NOT NULL,
  -- JSON: id of each picture by file name.
  pictures TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER quiz_versions_stay BEFORE UPDATE ON quiz_versions
BEGIN SELECT RAISE(ABORT, 'a version of a quiz is never changed'); END;

-- A quiz in a course. Its slug stands in addresses.
CREATE TABLE quiz_runs (
  id TEXT PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  version_id TEXT NOT NULL REFERENCES quiz_versions (id),
  title TEXT NOT NULL,
  week INTEGER NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('personal', 'together')),
  limit_ms INTEGER NOT NULL CHECK (limit_ms >= 10000),
  opens_at TEXT NOT NULL,
  closes_at TEXT NOT NULL,
  grace_ms INTEGER NOT NULL CHECK (grace_ms >= 0),
  results TEXT NOT NULL CHECK (results IN ('at-once', 'after-close', 'on-release')),
  -- In mode together: when the instructor pressed Start.
  started_at TEXT,
  -- Ended for all before its time.
  ended_at TEXT,
  released_at TEXT,
  created_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  created_at TEXT NOT NULL,
  UNIQUE (course_id, slug)
) STRICT;

CREATE TABLE quiz_pauses (
  run_id TEXT NOT NULL REFERENCES quiz_runs (id) ON DELETE CASCADE,
  paused_at TEXT NOT NULL,
  resumed_at TEXT,
  PRIMARY KEY (run_id, paused_at)
) STRICT, WITHOUT ROWID;

-- Extra time, for one quiz or (run_id = '') for all quizzes of the course; that of the quiz itself goes first.
CREATE TABLE quiz_accommodations (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  run_id TEXT NOT NULL DEFAULT '',
  factor REAL NOT NULL CHECK (factor BETWEEN 1 AND 10),
  extra_ms INTEGER NOT NULL CHECK (extra_ms BETWEEN 0 AND 86400000),
  reason TEXT NOT NULL DEFAULT '',
  granted_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  granted_at TEXT NOT NULL,
  PRIMARY KEY (course_id, person_id, run_id)
) STRICT, WITHOUT ROWID;

-- Who opened the page of a quiz, for the live page.
CREATE TABLE quiz_visits (
  run_id TEXT NOT NULL REFERENCES quiz_runs (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  opened_at TEXT NOT NULL,
  PRIMARY KEY (run_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_attempts (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES quiz_runs (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  version_id TEXT NOT NULL REFERENCES quiz_versions (id),
  -- Fixes questions, numbers and order.
  seed INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  reopened_at TEXT,
  reopened_ms INTEGER CHECK ((reopened_ms IS NULL) = (reopened_at IS NULL)),
  -- The end that counts: when it was handed in, or the deadline.
  ended_at TEXT,
  ended_by TEXT CHECK (ended_by IN ('student', 'clock', 'instructor')),
  -- Points; NULL until it has ended.
  score REAL,
  max_score REAL,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (score IS NULL)),
  UNIQUE (run_id, person_id)
) STRICT;
CREATE INDEX quiz_attempts_open ON quiz_attempts (run_id) WHERE ended_at IS NULL;

-- Every answer that was acknowledged. The one with the highest version counts; none is ever changed or erased.
CREATE TABLE quiz_answers (
  attempt_id TEXT NOT NULL REFERENCES quiz_attempts (id) ON DELETE CASCADE,
  question_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  -- JSON: a list of texts.
  answer TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (attempt_id, question_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER quiz_answers_stay BEFORE UPDATE ON quiz_answers
BEGIN SELECT RAISE(ABORT, 'an answer is never changed'); END;

-- Questions that count no more: everybody who was given one gets its full points, or it counts for nobody.
CREATE TABLE quiz_voids (
  run_id TEXT NOT NULL REFERENCES quiz_runs (id) ON DELETE CASCADE,
  question_id TEXT NOT NULL,
  credit TEXT NOT NULL CHECK (credit IN ('full', 'none')),
  note TEXT NOT NULL CHECK (note <> ''),
  voided_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  voided_at TEXT NOT NULL,
  PRIMARY KEY (run_id, question_id)
) STRICT, WITHOUT ROWID;

-- Incoming webhook of a course's chat channel, and what was or is to be posted there.
CREATE TABLE course_webhooks (
  course_id TEXT PRIMARY KEY REFERENCES courses (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE webhook_posts (
  id TEXT PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  run_id TEXT REFERENCES quiz_runs (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
  tries INTEGER NOT NULL DEFAULT 0,
  next_at TEXT NOT NULL,
  error TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX webhook_posts_waiting ON webhook_posts (next_at) WHERE state = 'waiting';

-- Acts that touch somebody's grade or time: who, when, on whom, what it was before and after, and why. Only ever added to.
CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  course_id TEXT,
  actor_id TEXT,
  -- Kept beside the id, so that the log can be read when the person is gone.
  actor_name TEXT NOT NULL,
  -- 'quiz.pause', 'quiz.extra-time', ...
  action TEXT NOT NULL,
  -- What it was done to, and to whom.
  subject TEXT NOT NULL,
  person_id TEXT,
  -- JSON.
  before TEXT,
  after TEXT,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX audit_log_by_course ON audit_log (course_id, id);
CREATE TRIGGER audit_log_stays BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_log_keeps BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is never erased'); END;
