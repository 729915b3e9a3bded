-- Whether the exercise is never due for the student. It has a column of its own, because due_at IS NULL says that the student has no
-- date of their own: then everybody's date applies, as it does when it is the later one.
ALTER TABLE extensions ADD COLUMN never_due INTEGER NOT NULL DEFAULT 0
  CHECK (never_due IN (0, 1) AND (never_due = 0 OR due_at IS NULL));

-- When a quiz was shown to the students of its course; NULL: it is a draft that only the staff sees.
ALTER TABLE quiz_runs ADD COLUMN published_at TEXT;
UPDATE quiz_runs SET published_at = created_at;

-- The verdict as it counts with decisions about tests, beside counted_score; NULL: that of the report.
ALTER TABLE reports ADD COLUMN counted_verdict TEXT;
UPDATE reports SET counted_score = counted_score,
  counted_verdict = CASE WHEN counted_score >= max_score THEN 'accepted' ELSE verdict END
WHERE counted_score IS NOT NULL;

-- Students whose data were deleted, as the placeholders that their results belong to: statistics go on counting them.
CREATE TABLE deleted_students (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  -- Their tutorial group.
  group_id TEXT REFERENCES course_groups (id) ON DELETE SET NULL,
  PRIMARY KEY (course_id, person_id)
) STRICT, WITHOUT ROWID;
INSERT INTO deleted_students (course_id, person_id)
SELECT DISTINCT course_id, person_id FROM submissions JOIN people ON people.id = person_id WHERE is_placeholder = 1;
