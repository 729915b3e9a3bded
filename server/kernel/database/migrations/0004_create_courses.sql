-- Courses, who belongs to them, and the accounts of people.
CREATE TABLE courses (
  id TEXT PRIMARY KEY,
  -- Stands in addresses: /courses/<slug>.
  slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '[a-z0-9]*' AND length(slug) BETWEEN 1 AND 60),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  -- IANA name; times are stored in UTC and shown in this zone.
  time_zone TEXT NOT NULL,
  -- Whoever is told this word in class may join as a student; NULL when nobody may.
  class_code TEXT UNIQUE CHECK (class_code IS NULL OR length(class_code) BETWEEN 6 AND 40),
  created_at TEXT NOT NULL
) STRICT;

-- The weeks of a course, in which exercises are released and due.
CREATE TABLE course_weeks (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  title TEXT NOT NULL DEFAULT '',
  starts_at TEXT NOT NULL,
  PRIMARY KEY (course_id, number)
) STRICT, WITHOUT ROWID;

-- Accounts. E-mail addresses are kept in lower case. A language or zone that is NULL is the browser's, the course's.
ALTER TABLE people ADD COLUMN email TEXT;
ALTER TABLE people ADD COLUMN password_hash TEXT;
ALTER TABLE people ADD COLUMN is_admin INTEGER NOT NULL DEFAULT 0 CHECK (is_admin IN (0, 1));
ALTER TABLE people ADD COLUMN language TEXT CHECK (language IN ('en', 'de'));
ALTER TABLE people ADD COLUMN theme TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark'));
ALTER TABLE people ADD COLUMN time_zone TEXT;
CREATE UNIQUE INDEX people_by_email ON people (email) WHERE email IS NOT NULL;

CREATE TABLE enrolments (
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('student', 'grader', 'instructor')),
  -- How they came: 'roster', 'invite', 'code', 'set-up', 'admin', 'demo'.
  source TEXT NOT NULL,
  -- The school's own number of the person, from the roster.
  student_number TEXT,
  joined_at TEXT NOT NULL,
  PRIMARY KEY (course_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolments_by_person ON enrolments (person_id);

-- Links by which people join a course. Only the SHA-256 of a link's word is kept.
CREATE TABLE invites (
  id TEXT PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('student', 'grader', 'instructor')),
  expires_at TEXT NOT NULL,
  max_uses INTEGER NOT NULL CHECK (max_uses >= 1),
  uses INTEGER NOT NULL DEFAULT 0 CHECK (uses BETWEEN 0 AND max_uses),
  revoked_at TEXT,
  created_by TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX invites_by_course ON invites (course_id, created_at);

-- Links that let a person choose a new password, once. Only the SHA-256 of a link's word is kept.
CREATE TABLE password_links (
  token_hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  -- Who issued it; NULL when the person asked for it by mail.
  issued_by TEXT REFERENCES people (id) ON DELETE SET NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX password_links_by_person ON password_links (person_id);

-- What a person needs to recognise their own sessions.
ALTER TABLE sessions ADD COLUMN created_at TEXT;
ALTER TABLE sessions ADD COLUMN seen_at TEXT;
ALTER TABLE sessions ADD COLUMN user_agent TEXT;

-- People from before there were courses: the demo accounts, in a course of their own.
INSERT INTO courses (id, slug, title, time_zone, created_at)
SELECT 'demo', 'demo', 'Demo course', 'Europe/Berlin', min(created_at) FROM people HAVING count(*) > 0;
INSERT INTO enrolments (course_id, person_id, role, source, joined_at)
SELECT 'demo', id, iif(role = 'instructor', 'instructor', 'student'), 'demo', created_at FROM people;
ALTER TABLE people DROP COLUMN role;
