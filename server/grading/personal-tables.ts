/** What the room stores about a person. */
import { COURSE, type PersonalTable, SUBMISSION } from '../kernel/database/personal-table.ts';

const UNGRADED = "EXISTS (SELECT 1 FROM jobs WHERE jobs.submission_id = submissions.id AND jobs.state <> 'done')";

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'submissions',
    key: 'ungraded',
    column: 'person_id',
    inCourse: `${COURSE} AND ${UNGRADED}`,
    fate: 'delete',
    why: 'shown with the other submissions; deleted because without its text it can no longer be graded',
  },
  {
    table: 'reports',
    key: 'reports',
    where: SUBMISSION,
    fate: 'anonymise',
    set: { report: 'anonymous_report(report)' },
    why: 'shown with the submissions, as much of them as the rules of the exercise allow',
  },
  {
    table: 'submissions',
    key: 'submissions',
    column: 'person_id',
    inCourse: `${COURSE} AND NOT ${UNGRADED}`,
    fate: 'anonymise',
    set: { source: "''", file_name: "'deleted.ts'" },
    why: 'shown in files of their own',
  },
];
