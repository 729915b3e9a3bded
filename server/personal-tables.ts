/**
 * Owns joining what the rooms store about a person into one list.
 *
 * A new table with a column that names a person is one entry in its room; a test compares this list with the tables of the database.
 */
import { PERSONAL_TABLES as accounts } from './accounts/personal-tables.ts';
import { PERSONAL_TABLES as audit } from './audit/personal-tables.ts';
import { PERSONAL_TABLES as exercises } from './exercises/personal-tables.ts';
import { PERSONAL_TABLES as gradebook } from './gradebook/personal-tables.ts';
import { PERSONAL_TABLES as grading } from './grading/personal-tables.ts';
import type { PersonalTable } from './kernel/database/personal-table.ts';
import { PERSONAL_TABLES as people } from './people/personal-tables.ts';
import { PERSONAL_TABLES as progress } from './progress/personal-tables.ts';
import { PERSONAL_TABLES as quizzes } from './quizzes/personal-tables.ts';
import { PERSONAL_TABLES as regrading } from './regrading/personal-tables.ts';
import { PERSONAL_TABLES as review } from './review/personal-tables.ts';
import { PERSONAL_TABLES as roster } from './roster/personal-tables.ts';
import { PERSONAL_TABLES as similarity } from './similarity/personal-tables.ts';
import { PERSONAL_TABLES as submissions } from './submissions/personal-tables.ts';

export { NO_PERSON } from './quizzes/personal-tables.ts';

/** Everything, in the order in which it is erased: what hangs on rows of other rooms comes before them. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  ...roster,
  ...submissions,
  ...exercises,
  ...quizzes,
  ...gradebook,
  ...review,
  ...regrading,
  ...similarity,
  ...grading,
  ...progress,
  ...audit,
  ...accounts,
  ...people,
];
