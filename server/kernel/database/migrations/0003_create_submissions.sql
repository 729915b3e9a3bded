-- What a person sent in; never changed afterwards.
CREATE TABLE submissions (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  exercise TEXT NOT NULL,
  file_name TEXT NOT NULL,
  source TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('visible', 'all')),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX submissions_by_person ON submissions (person_id, exercise, created_at);

-- The durable queue: one job per submission, handed out under a lease. Smaller ids are graded first.
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  submission_id TEXT NOT NULL UNIQUE REFERENCES submissions (id) ON DELETE CASCADE,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  -- Tries that were begun, the present one included; a try that the server's own end cut short does not count.
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- Not before this time (a pause after a failed try).
  available_at TEXT NOT NULL,
  lease TEXT,
  lease_expires_at TEXT,
  last_error TEXT,
  finished_at TEXT,
  CHECK ((state = 'running') = (lease IS NOT NULL)),
  CHECK ((lease IS NULL) = (lease_expires_at IS NULL)),
  CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL))
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state, id);

-- What the grader said. Present exactly for jobs that are 'done'.
CREATE TABLE reports (
  submission_id TEXT PRIMARY KEY REFERENCES submissions (id) ON DELETE CASCADE,
  verdict TEXT NOT NULL CHECK (verdict <> 'grader-error'),
  score REAL NOT NULL,
  max_score REAL NOT NULL,
  exercise_version TEXT,
  report TEXT NOT NULL CHECK (json_valid(report)),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_verdict ON reports (verdict, submission_id);
