-- Reading code: comments on lines, a library of comments, questions of students and the answers to them.
CREATE TABLE comments (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
  first_line INTEGER NOT NULL CHECK (first_line >= 1),
  last_line INTEGER NOT NULL CHECK (last_line >= first_line),
  -- Markdown.
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  -- Counts the changes, so that nobody overwrites another's.
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
  written_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  written_at TEXT NOT NULL,
  edited_at TEXT,
  -- Taken back: shown to nobody.
  deleted_at TEXT
) STRICT;
CREATE INDEX comments_by_submission ON comments (submission_id, first_line);

-- Comments to be used again.
CREATE TABLE saved_comments (
  id TEXT PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0),
  saved_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  saved_at TEXT NOT NULL,
  UNIQUE (course_id, title)
) STRICT;

-- What a student asks about a line of a file or a test of its report.
CREATE TABLE questions (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
  line INTEGER CHECK (line IS NULL OR line >= 1),
  -- Name of a test.
  test TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  asked_at TEXT NOT NULL,
  -- Since when it waits: the first question, or the last time the student asked on.
  waits_since TEXT NOT NULL,
  -- Who looks after it, so that two tutors do not answer the same question.
  taken_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  taken_at TEXT,
  CHECK (line IS NULL OR test IS NULL)
) STRICT;
CREATE INDEX questions_by_submission ON questions (submission_id);
CREATE INDEX questions_open ON questions (waits_since) WHERE state = 'open';
CREATE TABLE question_messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  question_id TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
  -- Markdown.
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  written_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  written_at TEXT NOT NULL
) STRICT;
CREATE INDEX question_messages_by_question ON question_messages (question_id, id);
