-- The queue is shared: in each lane people take turns, and a waiting trial run gives way to a newer one ('replaced').
-- SQLite cannot change a CHECK, so the table is made anew.
CREATE TABLE shared_jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  submission_id TEXT NOT NULL UNIQUE REFERENCES submissions (id) ON DELETE CASCADE,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed', 'replaced')),
  -- Tries that were begun, the present one included; a try that the server's own end cut short does not count.
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- Not before this time (a pause after a failed try).
  available_at TEXT NOT NULL,
  lease TEXT,
  lease_expires_at TEXT,
  last_error TEXT,
  finished_at TEXT,
  language TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de')),
  lane TEXT NOT NULL DEFAULT '0-live' CHECK (lane IN ('0-live', '1-background')),
  -- The round in which the job is taken: in each, everybody who waits has one job. Within a round, smaller tickets go first: a
  -- ticket is the job's id, or what it got from the trial run whose place it took.
  turn INTEGER NOT NULL DEFAULT 0 CHECK (turn >= 0),
  ticket INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'running') = (lease IS NOT NULL)),
  CHECK ((lease IS NULL) = (lease_expires_at IS NULL)),
  CHECK ((state IN ('done', 'failed', 'replaced')) = (finished_at IS NOT NULL))
) STRICT;
INSERT INTO shared_jobs (id, submission_id, state, attempts, available_at, lease, lease_expires_at, last_error, finished_at,
  language, lane, ticket)
SELECT id, submission_id, state, attempts, available_at, lease, lease_expires_at, last_error, finished_at, language, lane, id
FROM jobs;
DROP TABLE jobs;
ALTER TABLE shared_jobs RENAME TO jobs;

CREATE INDEX jobs_by_state ON jobs (state, lane, turn, ticket);
-- How far the rounds are: the largest turn of a job that was taken.
CREATE INDEX taken_jobs ON jobs (lane, turn) WHERE state IN ('running', 'done', 'failed');

CREATE TRIGGER jobs_added_make_results_stale AFTER INSERT ON jobs BEGIN
  INSERT OR IGNORE INTO stale_results
  SELECT course_id, exercise, person_id FROM submissions WHERE id = NEW.submission_id AND scope = 'all';
END;
CREATE TRIGGER jobs_changed_make_results_stale AFTER UPDATE OF state ON jobs
WHEN (OLD.state = 'failed') <> (NEW.state = 'failed') OR (OLD.state = 'done') <> (NEW.state = 'done') BEGIN
  INSERT OR IGNORE INTO stale_results
  SELECT course_id, exercise, person_id FROM submissions WHERE id = NEW.submission_id AND scope = 'all';
END;
