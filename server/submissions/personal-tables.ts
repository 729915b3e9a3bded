/** What the room stores about a person. */
import { COURSE, type PersonalTable } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'drafts',
    key: 'drafts',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: 'exercise, file_name AS fileName, source, version, saved_at AS savedAt',
  },
];
