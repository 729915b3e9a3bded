/** What the room stores about a person. */
import { COURSE, type PersonalTable } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'deleted_students',
    key: 'results',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'keep',
    why: 'placeholders of deleted people only, so that statistics go on counting them',
  },
  {
    table: 'exercise_results',
    key: 'results',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    why: 'worked out from the submissions, and again for the placeholder',
  },
  {
    table: 'stale_results',
    key: 'results',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    why: 'says which results are to be worked out anew',
  },
  {
    table: 'submission_hours',
    key: 'results',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    why: 'counts, which have followed the submissions to the placeholder',
  },
];
