-- Tutorial groups, and the results of a course kept ready for the pages that look at all of it.

CREATE TABLE course_groups (
  id TEXT PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- Who leads the group; a grader or an instructor of the course.
  tutor_id TEXT REFERENCES people (id) ON DELETE SET NULL,
  created_at TEXT NOT NULL,
  UNIQUE (course_id, name)
) STRICT;
-- A student belongs to at most one group of a course.
ALTER TABLE enrolments ADD COLUMN group_id TEXT REFERENCES course_groups (id) ON DELETE SET NULL;
CREATE INDEX enrolments_by_group ON enrolments (group_id) WHERE group_id IS NOT NULL;

-- The tests of a report in short, JSON: {"cause": what stopped all tests or null, "tests": [[name, visible 1 or 0, verdict,
-- points, max points, cause of a failure or null], ...]}. Written with the report; lists of hundreds of reports read only this.
ALTER TABLE reports ADD COLUMN outline TEXT NOT NULL DEFAULT '{"cause":null,"tests":[]}' CHECK (json_valid(outline));
UPDATE reports SET outline = json_object(
  'cause', iif(verdict = 'compile-error', coalesce('compile:' || (
    SELECT d.value ->> '$.code' FROM json_each(report, '$.diagnostics') AS d
    WHERE d.value ->> '$.blocking' = 1 LIMIT 1), 'compile'), NULL),
  'tests', json((
    SELECT json_group_array(json_array(
      t.value ->> '$.name', iif(t.value ->> '$.visibility' = 'visible', 1, 0), t.value ->> '$.verdict',
      t.value ->> '$.points', t.value ->> '$.maxPoints',
      CASE
        WHEN t.value ->> '$.verdict' = 'accepted' THEN NULL
        WHEN t.value -> '$.failure' IS NOT NULL
          THEN (t.value ->> '$.failure.category') || ':' || (t.value ->> '$.failure.tensor')
        WHEN t.value -> '$.runtimeError' IS NOT NULL THEN 'error:' || (t.value ->> '$.runtimeError.name')
        ELSE t.value ->> '$.verdict'
      END)) FROM json_each(report, '$.tests') AS t)));

-- Where each student stands on each exercise, kept from all that was sent to be counted. Rules (due dates, lateness, which
-- submission counts) are not in here: they may change at any time.
CREATE TABLE exercise_results (
  course_id TEXT NOT NULL,
  exercise TEXT NOT NULL,
  person_id TEXT NOT NULL,
  -- Submissions that use up an attempt, those of them that wait for the grader, and those on which the grader failed.
  attempts INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  -- The first submission that passed everything, and how many attempts it took.
  accepted_at TEXT,
  attempts_to_accepted INTEGER,
  -- JSON, oldest first: [id, created at, score, max score, verdict] of each graded submission with more points than all
  -- before it, and of the last graded one.
  candidates TEXT NOT NULL,
  PRIMARY KEY (course_id, exercise, person_id)
) STRICT, WITHOUT ROWID;
-- Results to be worked out anew, noted by the triggers below.
CREATE TABLE stale_results (
  course_id TEXT NOT NULL,
  exercise TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (course_id, exercise, person_id)
) STRICT, WITHOUT ROWID;
INSERT INTO stale_results SELECT DISTINCT course_id, exercise, person_id FROM submissions WHERE scope = 'all';

CREATE TRIGGER jobs_added_make_results_stale AFTER INSERT ON jobs BEGIN
  INSERT OR IGNORE INTO stale_results
  SELECT course_id, exercise, person_id FROM submissions WHERE id = NEW.submission_id AND scope = 'all';
END;
CREATE TRIGGER jobs_changed_make_results_stale AFTER UPDATE OF state ON jobs
WHEN (OLD.state = 'failed') <> (NEW.state = 'failed') OR (OLD.state = 'done') <> (NEW.state = 'done') BEGIN
  INSERT OR IGNORE INTO stale_results
  SELECT course_id, exercise, person_id FROM submissions WHERE id = NEW.submission_id AND scope = 'all';
END;
CREATE TRIGGER reports_changed_make_results_stale AFTER UPDATE OF verdict, score, max_score, counted_score ON reports BEGIN
  INSERT OR IGNORE INTO stale_results
  SELECT course_id, exercise, person_id FROM submissions WHERE id = NEW.submission_id AND scope = 'all';
END;
CREATE TRIGGER submissions_gone_make_results_stale AFTER DELETE ON submissions WHEN OLD.scope = 'all' BEGIN
  INSERT OR IGNORE INTO stale_results VALUES (OLD.course_id, OLD.exercise, OLD.person_id);
END;
CREATE TRIGGER submissions_moved_make_results_stale AFTER UPDATE OF person_id ON submissions WHEN OLD.scope = 'all' BEGIN
  INSERT OR IGNORE INTO stale_results VALUES (OLD.course_id, OLD.exercise, OLD.person_id);
  INSERT OR IGNORE INTO stale_results VALUES (NEW.course_id, NEW.exercise, NEW.person_id);
END;

-- How many submissions came in which hour (UTC, '2026-11-23T09'), for pictures over time: of each student, and (person_id = '')
-- of all together, so that a picture of the whole course does not add up every student's hours.
CREATE TABLE submission_hours (
  course_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  hour TEXT NOT NULL,
  submissions INTEGER NOT NULL,
  PRIMARY KEY (course_id, person_id, hour)
) STRICT, WITHOUT ROWID;
INSERT INTO submission_hours
SELECT course_id, person_id, substr(created_at, 1, 13), count(*) FROM submissions WHERE scope = 'all' GROUP BY 1, 2, 3;
INSERT INTO submission_hours
SELECT course_id, '', hour, sum(submissions) FROM submission_hours GROUP BY 1, 3;
CREATE TRIGGER submissions_count_by_hour AFTER INSERT ON submissions WHEN NEW.scope = 'all' BEGIN
  INSERT INTO submission_hours
  VALUES (NEW.course_id, NEW.person_id, substr(NEW.created_at, 1, 13), 1), (NEW.course_id, '', substr(NEW.created_at, 1, 13), 1)
  ON CONFLICT DO UPDATE SET submissions = submissions + 1;
END;
CREATE TRIGGER submissions_gone_count_by_hour AFTER DELETE ON submissions WHEN OLD.scope = 'all' BEGIN
  UPDATE submission_hours SET submissions = submissions - 1
  WHERE course_id = OLD.course_id AND person_id IN (OLD.person_id, '') AND hour = substr(OLD.created_at, 1, 13);
END;
CREATE TRIGGER submissions_moved_count_by_hour AFTER UPDATE OF person_id ON submissions WHEN OLD.scope = 'all' BEGIN
  UPDATE submission_hours SET submissions = submissions - 1
  WHERE course_id = OLD.course_id AND person_id = OLD.person_id AND hour = substr(OLD.created_at, 1, 13);
  INSERT INTO submission_hours VALUES (NEW.course_id, NEW.person_id, substr(NEW.created_at, 1, 13), 1)
  ON CONFLICT DO UPDATE SET submissions = submissions + 1;
END;

-- Tests of an exercise that count no more in a course: everybody gets their points, or they count for nobody (the points of
-- the other tests then make up the whole).
CREATE TABLE test_voids (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  test TEXT NOT NULL,
  credit TEXT NOT NULL CHECK (credit IN ('full', 'none')),
  note TEXT NOT NULL CHECK (note <> ''),
  voided_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  voided_at TEXT NOT NULL,
  PRIMARY KEY (course_id, exercise, test)
) STRICT, WITHOUT ROWID;
-- Tests of single submissions that a person counts as passed: a right solution that the test does not know.
CREATE TABLE accepted_tests (
  submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
  test TEXT NOT NULL,
  note TEXT NOT NULL CHECK (note <> ''),
  accepted_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  accepted_at TEXT NOT NULL,
  PRIMARY KEY (submission_id, test)
) STRICT, WITHOUT ROWID;
-- Points as they count, with the tables above; NULL: those of the report.
ALTER TABLE reports ADD COLUMN counted_score REAL;
