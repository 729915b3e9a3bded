/** What the room stores about a person. */
import { COURSE, mark, OF_COURSE, type PersonalTable, SUBMISSION } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'comments',
    key: 'comments',
    where: SUBMISSION,
    fate: 'delete',
    shows: `(SELECT exercise FROM submissions WHERE id = submission_id) AS exercise, first_line AS firstLine,
      last_line AS lastLine, iif(deleted_at IS NULL, text, '') AS text, written_at AS writtenAt`,
  },
  {
    table: 'question_messages',
    key: 'questions',
    where: `question_id IN (SELECT id FROM questions WHERE ${SUBMISSION})`,
    fate: 'delete',
    shows: `(SELECT exercise FROM questions JOIN submissions ON submissions.id = submission_id
      WHERE questions.id = question_id) AS exercise, text, iif(written_by = @personId, 1, 0) AS own, written_at AS writtenAt`,
  },
  {
    table: 'questions',
    key: 'questions',
    where: SUBMISSION,
    fate: 'delete',
    why: 'shown with what was said in them',
  },
  mark('comments', 'written_by', OF_COURSE),
  mark('saved_comments', 'saved_by', COURSE),
  mark('questions', 'taken_by', OF_COURSE),
  mark(
    'question_messages',
    'written_by',
    `EXISTS (SELECT 1 FROM questions WHERE questions.id = question_id AND ${OF_COURSE})`,
  ),
];
