-- Grading old submissions again with the present tests. Results wait here until somebody applies them.
CREATE TABLE regrades (
  id TEXT PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  exercise TEXT NOT NULL,
  -- 'running': the dry run goes on; 'ready': it is done; then applied, cancelled or reverted.
  state TEXT NOT NULL CHECK (state IN ('running', 'ready', 'applied', 'cancelled', 'reverted')),
  never_lower INTEGER NOT NULL CHECK (never_lower IN (0, 1)),
  -- Only submissions from this time on; NULL: all.
  since TEXT,
  reason TEXT NOT NULL,
  started_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  started_at TEXT NOT NULL,
  -- When the dry run was done.
  ready_at TEXT,
  -- When it was applied, cancelled or reverted the last time.
  decided_at TEXT
) STRICT;
CREATE INDEX regrades_by_exercise ON regrades (course_id, exercise, started_at);

CREATE TABLE regrade_jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  regrade_id TEXT NOT NULL REFERENCES regrades (id) ON DELETE CASCADE,
  submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  available_at TEXT NOT NULL,
  lease TEXT,
  lease_expires_at TEXT,
  last_error TEXT,
  finished_at TEXT,
  -- The new report, its points as they count, and whether anything but its words differs from the one there is.
  report TEXT CHECK (report IS NULL OR json_valid(report)),
  score REAL,
  verdict TEXT,
  differs INTEGER CHECK (differs IN (0, 1)),
  -- While it is applied, JSON: what stood in the place of this report.
  replaced TEXT CHECK (replaced IS NULL OR json_valid(replaced)),
  UNIQUE (regrade_id, submission_id),
  CHECK ((state = 'running') = (lease IS NOT NULL)),
  CHECK ((lease IS NULL) = (lease_expires_at IS NULL)),
  CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL)),
  CHECK ((state = 'done') = (report IS NOT NULL)),
  CHECK ((report IS NULL) = (score IS NULL) AND (report IS NULL) = (verdict IS NULL) AND (report IS NULL) = (differs IS NULL))
) STRICT;
CREATE INDEX regrade_jobs_by_state ON regrade_jobs (state, id);
CREATE INDEX regrade_jobs_by_submission ON regrade_jobs (submission_id);
