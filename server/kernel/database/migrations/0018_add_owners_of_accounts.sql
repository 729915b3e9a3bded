-- Whose an account is: which course's roster made it, and since when its address is proven for the whole server (by a mail, a
-- link of an admin, the set-up). An account that a roster made is proven for that course alone.
ALTER TABLE people ADD COLUMN made_in TEXT REFERENCES courses (id) ON DELETE SET NULL;
ALTER TABLE people ADD COLUMN proven_at TEXT;

-- 'member': in the course. 'invited': the roster names an account of somebody else, who has not accepted. 'waiting': came by
-- themself, and is let in when an instructor confirms. 'withdrawn': an invitation that was declined or taken back.
ALTER TABLE enrolments ADD COLUMN state TEXT NOT NULL DEFAULT 'member'
  CHECK (state IN ('member', 'invited', 'waiting', 'withdrawn'));
-- The name that the roster gave: all that the course sees of somebody who has not accepted.
ALTER TABLE enrolments ADD COLUMN roster_name TEXT;
-- Since when the staff knows who it is; NULL for those who came by themselves.
ALTER TABLE enrolments ADD COLUMN confirmed_at TEXT;

-- Whom the class code lets in: anybody, those whom an instructor confirms, those whom the roster names.
ALTER TABLE courses ADD COLUMN code_rule TEXT NOT NULL DEFAULT 'open' CHECK (code_rule IN ('open', 'approval', 'roster'));
-- Who takes quizzes: those whom the staff knows, or everybody in the course.
ALTER TABLE courses ADD COLUMN quiz_rule TEXT NOT NULL DEFAULT 'confirmed' CHECK (quiz_rule IN ('confirmed', 'everybody'));

-- 'mail': asked for by mail; 'course': issued in a course; 'server': issued on the command line.
ALTER TABLE password_links ADD COLUMN way TEXT NOT NULL DEFAULT 'mail' CHECK (way IN ('mail', 'course', 'server'));
ALTER TABLE password_links ADD COLUMN course_id TEXT REFERENCES courses (id) ON DELETE CASCADE;

-- Everybody who is in a course stays confirmed. A roster makes account and place at the same moment.
UPDATE enrolments SET confirmed_at = joined_at;
UPDATE people SET made_in = (
  SELECT course_id FROM enrolments WHERE person_id = people.id AND source = 'roster' AND joined_at = people.created_at);
UPDATE people SET proven_at = created_at WHERE is_admin = 1 OR demo_key IS NOT NULL;
UPDATE password_links SET way = 'course', course_id = (SELECT made_in FROM people WHERE id = person_id)
WHERE issued_by IS NOT NULL;
DELETE FROM password_links WHERE way = 'course' AND course_id IS NULL;

-- A link that was handed out ends when its person gets more power, whoever gives it.
CREATE TRIGGER new_roles_end_links AFTER INSERT ON enrolments WHEN NEW.role <> 'student' BEGIN
  DELETE FROM password_links WHERE person_id = NEW.person_id AND way <> 'mail';
END;
CREATE TRIGGER higher_roles_end_links AFTER UPDATE OF role ON enrolments
WHEN NEW.role <> OLD.role AND (NEW.role = 'instructor' OR OLD.role = 'student') BEGIN
  DELETE FROM password_links WHERE person_id = NEW.person_id AND way <> 'mail';
END;
CREATE TRIGGER new_admins_end_links AFTER UPDATE OF is_admin ON people WHEN NEW.is_admin > OLD.is_admin BEGIN
  DELETE FROM password_links WHERE person_id = NEW.id AND way <> 'mail';
END;
