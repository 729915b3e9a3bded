-- Who uses the server. Accounts proper (e-mail, password, enrolment) come with later migrations.
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  role TEXT NOT NULL,
  -- Key of a demo account ('student', 'instructor'), NULL for real people.
  demo_key TEXT UNIQUE,
  created_at TEXT NOT NULL
) STRICT;

-- Links that sign a person in. Only the SHA-256 of a token is kept.
CREATE TABLE sign_in_links (
  token_hash TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_links_by_person ON sign_in_links (person_id);
