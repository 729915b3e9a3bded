-- What was decided about what ended before somebody joined: it is excused, or it counts. NULL: nobody has decided; it counts.
ALTER TABLE enrolments ADD COLUMN late_rule TEXT CHECK (late_rule IN ('excuse', 'count'));
