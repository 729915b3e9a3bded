/** What the room stores about a person. */
import { COURSE, mark, type PersonalTable } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'extensions',
    key: 'extensions',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'anonymise',
    set: { reason: "''" },
    shows:
      'exercise, due_at AS dueAt, never_due AS neverDue, extra_attempts AS extraAttempts, reason, granted_at AS grantedAt',
  },
  mark('exercise_policies', 'changed_by', COURSE),
  mark('extensions', 'granted_by', COURSE),
];
