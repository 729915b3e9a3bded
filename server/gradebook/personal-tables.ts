/** What the room stores about a person. */
import { COURSE, mark, type PersonalTable } from '../kernel/database/personal-table.ts';

const MANUAL = 'item_id IN (SELECT id FROM manual_items WHERE course_id = @courseId)';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'manual_grades',
    key: 'manual-grades',
    column: 'person_id',
    inCourse: MANUAL,
    fate: 'delete',
    shows: `(SELECT title FROM manual_items WHERE id = item_id) AS title, iif(EXISTS (
      SELECT 1 FROM grade_items WHERE item = 'manual:' || item_id AND published = 1), points, 'not published') AS points,
      graded_at AS gradedAt`,
  },
  {
    table: 'grade_overrides',
    key: 'overrides',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: 'item, reason, set_at AS setAt',
  },
  {
    table: 'student_notes',
    key: 'notes',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: `iif(shared = 1, text, '') AS text, written_at AS writtenAt`,
  },
  mark('grading_schemes', 'changed_by', COURSE),
  mark('manual_grades', 'graded_by', MANUAL),
  mark('grade_overrides', 'set_by', COURSE),
  mark('student_notes', 'written_by', COURSE),
];
