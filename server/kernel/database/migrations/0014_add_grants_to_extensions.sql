-- Extensions that were granted together have the same grant, so that they can be revoked together.
ALTER TABLE extensions ADD COLUMN grant_id TEXT;
CREATE INDEX extensions_by_grant ON extensions (grant_id) WHERE grant_id IS NOT NULL;
