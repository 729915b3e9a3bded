-- What a decision about an exercise changes for its students, until it is done. A decision touches thousands of submissions; it is
-- carried out student by student, so that others are answered meanwhile, and a server that is started again goes on with what is left.
CREATE TABLE due_score_changes (
  -- In this order.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  -- 'recount': with the tests that count now; 'apply', 'revert': a regrade.
  kind TEXT NOT NULL CHECK (kind IN ('recount', 'apply', 'revert')),
  regrade_id TEXT REFERENCES regrades (id) ON DELETE CASCADE,
  decided_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  CHECK ((kind = 'recount') = (regrade_id IS NULL))
) STRICT;
CREATE INDEX due_score_changes_by_exercise ON due_score_changes (course_id, exercise, id);
CREATE INDEX due_score_changes_by_person ON due_score_changes (person_id);
CREATE INDEX due_score_changes_by_regrade ON due_score_changes (regrade_id);
