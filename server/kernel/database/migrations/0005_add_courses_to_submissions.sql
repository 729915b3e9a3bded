-- A submission belongs to a course, and is never changed afterwards.
ALTER TABLE submissions ADD COLUMN course_id TEXT REFERENCES courses (id);
UPDATE submissions SET course_id = 'demo';
CREATE INDEX submissions_by_course ON submissions (course_id, person_id, exercise, created_at);
DROP INDEX submissions_by_person;
CREATE INDEX submissions_by_person ON submissions (person_id);

CREATE TRIGGER submissions_need_a_course BEFORE INSERT ON submissions WHEN NEW.course_id IS NULL
BEGIN SELECT RAISE(ABORT, 'a submission belongs to a course'); END;
CREATE TRIGGER submissions_never_change BEFORE UPDATE ON submissions
BEGIN SELECT RAISE(ABORT, 'a submission never changes'); END;

-- What an instructor sets differently from exercise.yaml, as JSON; fields left out are as in the file.
CREATE TABLE exercise_policies (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  policy TEXT NOT NULL CHECK (json_valid(policy)),
  changed_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (course_id, exercise)
) STRICT, WITHOUT ROWID;

-- What one student is granted on one exercise; it beats every other rule.
CREATE TABLE extensions (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  -- The student's own due date; NULL leaves it.
  due_at TEXT,
  extra_attempts INTEGER NOT NULL DEFAULT 0 CHECK (extra_attempts BETWEEN 0 AND 1000),
  reason TEXT NOT NULL DEFAULT '',
  granted_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  granted_at TEXT NOT NULL,
  PRIMARY KEY (course_id, exercise, person_id)
) STRICT, WITHOUT ROWID;

-- What a person is writing, as last saved. `version` counts the saved changes; `change_id` names the last of them.
CREATE TABLE drafts (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  file_name TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  change_id TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (course_id, exercise, person_id)
) STRICT;

-- Version of the grader that wrote a report.
ALTER TABLE reports ADD COLUMN grader_version TEXT;

-- Language in which the grader writes its report.
ALTER TABLE jobs ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de'));
