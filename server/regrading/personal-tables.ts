/** What the room stores about a person. */
import { COURSE, mark, OF_COURSE, type PersonalTable, SUBMISSION } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'accepted_tests',
    key: 'accepted-tests',
    where: SUBMISSION,
    fate: 'keep',
    why: 'points follow from it; it names a test, and leads to the placeholder by its submission',
  },
  {
    table: 'regrade_jobs',
    key: 'regrades',
    where: SUBMISSION,
    fate: 'delete',
    why: 'copies of reports that wait to be applied or were replaced; shown with the submissions',
  },
  {
    table: 'due_score_changes',
    key: 'regrades',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    why: 'what is about to change for the person; seconds later it is in the points',
  },
  mark('due_score_changes', 'decided_by', COURSE),
  mark('test_voids', 'voided_by', COURSE),
  mark('accepted_tests', 'accepted_by', OF_COURSE),
  mark('regrades', 'started_by', COURSE),
];
