-- The audit log grows for years: every filter of its page reads this index from the newest entry on, and rows only where they fit.
DROP INDEX audit_log_by_course;
CREATE INDEX audit_log_by_course ON audit_log (course_id, id, action, person_id, actor_id, at);
CREATE INDEX audit_log_by_person ON audit_log (person_id, course_id, action);
CREATE INDEX audit_log_by_actor ON audit_log (actor_id, course_id);

-- Whoever is deleted leaves attempts and points behind, without which the statistics of the others would change. These then belong
-- to a placeholder: a row that nobody can sign in as.
ALTER TABLE people ADD COLUMN is_placeholder INTEGER NOT NULL DEFAULT 0 CHECK (
  is_placeholder = 0 OR (is_placeholder = 1 AND email IS NULL AND password_hash IS NULL AND is_admin = 0 AND demo_key IS NULL)
);
CREATE TRIGGER placeholders_stay BEFORE UPDATE OF is_placeholder ON people WHEN OLD.is_placeholder <> NEW.is_placeholder
BEGIN SELECT RAISE(ABORT, 'nobody becomes a placeholder, and no placeholder a person'); END;
CREATE TRIGGER placeholders_join_nothing BEFORE INSERT ON enrolments
WHEN (SELECT is_placeholder FROM people WHERE id = NEW.person_id) = 1
BEGIN SELECT RAISE(ABORT, 'a placeholder is in no course'); END;

-- A submission still never changes, with one exception: its author becomes a placeholder while its text and the name of its file,
-- both of which may name the author, are emptied. Nothing else may change with it, and there is no way back.
DROP TRIGGER submissions_never_change;
CREATE TRIGGER submissions_never_change BEFORE UPDATE ON submissions
WHEN NOT (
  NEW.id IS OLD.id AND NEW.course_id IS OLD.course_id AND NEW.exercise IS OLD.exercise AND NEW.scope IS OLD.scope
  AND NEW.created_at IS OLD.created_at AND NEW.source = '' AND NEW.file_name = 'deleted.ts'
  AND (SELECT is_placeholder FROM people WHERE id = OLD.person_id) = 0
  AND (SELECT is_placeholder FROM people WHERE id = NEW.person_id) = 1
)
BEGIN SELECT RAISE(ABORT, 'a submission never changes'); END;

-- How long after its last week a course keeps the personal data of its students. No row: for ever.
CREATE TABLE course_retention (
  course_id TEXT PRIMARY KEY REFERENCES courses (id) ON DELETE CASCADE,
  months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 120),
  -- When the months or the weeks were last changed: nothing is deleted sooner than 30 days after.
  set_at TEXT NOT NULL,
  -- When the data were deleted; changing the months or the weeks begins anew.
  done_at TEXT
) STRICT, WITHOUT ROWID;
