-- Lanes of the queue: what people wait for goes before what nobody watches, such as the demo's submissions.
ALTER TABLE jobs ADD COLUMN lane TEXT NOT NULL DEFAULT '0-live' CHECK (lane IN ('0-live', '1-background'));
DROP INDEX jobs_by_state;
CREATE INDEX jobs_by_state ON jobs (state, lane, id);
