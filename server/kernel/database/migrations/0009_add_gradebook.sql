-- The gradebook: how a course counts, what is entered by hand, what beats the computed points, what students see.

-- How grades are computed, as JSON; a course without a row uses the default.
CREATE TABLE grading_schemes (
  course_id TEXT PRIMARY KEY REFERENCES courses (id) ON DELETE CASCADE,
  scheme TEXT NOT NULL CHECK (json_valid(scheme)),
  -- Counts the changes, so that nobody overwrites another's.
  revision INTEGER NOT NULL CHECK (revision >= 1),
  changed_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Columns whose points people enter.
CREATE TABLE manual_items (
  id TEXT PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
  max_points REAL NOT NULL CHECK (max_points > 0 AND max_points <= 10000),
  week INTEGER,
  created_at TEXT NOT NULL,
  UNIQUE (course_id, title)
) STRICT;
CREATE TABLE manual_grades (
  item_id TEXT NOT NULL REFERENCES manual_items (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  -- NULL: excused.
  points REAL CHECK (points IS NULL OR points BETWEEN 0 AND 100000),
  note TEXT NOT NULL DEFAULT '',
  graded_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  graded_at TEXT NOT NULL,
  PRIMARY KEY (item_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX manual_grades_by_person ON manual_grades (person_id);

-- Points that a person set in place of the computed ones. Nothing that is computed ever replaces them.
CREATE TABLE grade_overrides (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  -- 'exercise:<slug>' or 'quiz:<slug>'.
  item TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  -- NULL: excused.
  points REAL CHECK (points IS NULL OR points BETWEEN 0 AND 100000),
  reason TEXT NOT NULL CHECK (reason <> ''),
  set_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  set_at TEXT NOT NULL,
  PRIMARY KEY (course_id, item, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX grade_overrides_by_person ON grade_overrides (person_id);

-- What a course sets for single items of its gradebook; NULL or no row: the default of the item's kind.
CREATE TABLE grade_items (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  -- 'exercise:<slug>', 'quiz:<slug>' or 'manual:<id>'.
  item TEXT NOT NULL,
  category TEXT,
  extra_credit INTEGER CHECK (extra_credit IN (0, 1)),
  -- Whether students see its results.
  published INTEGER CHECK (published IN (0, 1)),
  PRIMARY KEY (course_id, item)
) STRICT, WITHOUT ROWID;

-- What the staff notes about a student; a shared note is shown to the student.
CREATE TABLE student_notes (
  id TEXT PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  written_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  written_at TEXT NOT NULL
) STRICT;
CREATE INDEX student_notes_by_person ON student_notes (person_id, course_id, written_at);
