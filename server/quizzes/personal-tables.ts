/** What the room stores about a person. */
import { COURSE, mark, type PersonalTable } from '../kernel/database/personal-table.ts';

const RUN = 'run_id IN (SELECT id FROM quiz_runs WHERE course_id = @courseId)';
const ATTEMPT = `attempt_id IN (SELECT id FROM quiz_attempts WHERE person_id = @personId AND ${RUN})`;

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'quiz_accommodations',
    key: 'extra-time',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: `(SELECT slug FROM quiz_runs WHERE id = run_id) AS quiz, factor, extra_ms AS extraMs, reason,
      granted_at AS grantedAt`,
  },
  {
    table: 'quiz_visits',
    key: 'quiz-visits',
    column: 'person_id',
    inCourse: RUN,
    fate: 'delete',
    shows: '(SELECT slug FROM quiz_runs WHERE id = run_id) AS quiz, opened_at AS openedAt',
  },
  {
    table: 'quiz_answers',
    key: 'quiz-answers',
    where: ATTEMPT,
    fate: 'keep',
    why: 'shown with the attempts; the statistics of questions are made of them, and they lead to the placeholder by their attempt',
  },
  {
    table: 'quiz_regraded_attempts',
    key: 'quiz-answers',
    where: ATTEMPT,
    fate: 'keep',
    why: 'points of an attempt before and after; they lead to the placeholder by their attempt',
  },
  {
    table: 'quiz_attempts',
    key: 'quiz-attempts',
    column: 'person_id',
    inCourse: RUN,
    fate: 'anonymise',
    why: 'shown in files of their own, with results once they are released',
  },
  mark('quiz_sources', 'updated_by', COURSE),
  mark('quiz_runs', 'created_by', COURSE),
  mark('quiz_accommodations', 'granted_by', COURSE),
  mark('quiz_voids', 'voided_by', RUN),
  mark('quiz_alternatives', 'accepted_by', RUN),
  mark('quiz_regrades', 'done_by', RUN),
  mark('quiz_regrades', 'reverted_by', RUN),
];

/** Columns that look as if they named a person and do not, with what they hold. */
export const NO_PERSON: Readonly<Record<string, string>> = {
  'quiz_attempts.ended_by': "'student', 'clock' or 'instructor'",
};
