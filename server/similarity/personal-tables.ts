/** What the room stores about a person. */
import { COURSE, mark, type PersonalTable } from '../kernel/database/personal-table.ts';

/** In the order in which it is erased. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [mark('similarity_runs', 'started_by', COURSE)];
