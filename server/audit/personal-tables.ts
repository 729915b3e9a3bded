/** What the room stores about a person. */
import { COURSE, type PersonalTable } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'audit_log',
    key: 'log',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'keep',
    why: 'never changed or erased; it names people by their ids alone. Shown by the export without points that are not released',
  },
  {
    table: 'audit_log',
    key: 'acts',
    column: 'actor_id',
    inCourse: COURSE,
    fate: 'keep',
    why: 'what the staff did is accounted for by name; the acts are about others',
  },
];
