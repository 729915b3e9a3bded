-- Beside the name that people call themselves: the family name, by which lists are sorted, and the given name. NULL: not known.
ALTER TABLE people ADD COLUMN family_name TEXT;
ALTER TABLE people ADD COLUMN given_name TEXT;
-- What the roster of the course says: it counts until the person says something else.
ALTER TABLE enrolments ADD COLUMN roster_family_name TEXT;
ALTER TABLE enrolments ADD COLUMN roster_given_name TEXT;
