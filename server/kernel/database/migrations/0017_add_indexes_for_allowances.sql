-- What one person has stored today is asked for before more is stored.
CREATE INDEX quiz_attempts_by_person ON quiz_attempts (person_id);
DROP INDEX submissions_by_person;
CREATE INDEX submissions_by_person ON submissions (person_id, created_at);
CREATE INDEX drafts_by_person ON drafts (person_id);
CREATE INDEX question_messages_by_author ON question_messages (written_by, written_at);
