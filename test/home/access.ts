/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /': 'anyone',
  'GET /courses': 'signed-in',
  'GET /admin/courses': 'admin',
  'POST /admin/courses': 'admin',
  'GET /instructor/courses/:course/settings': 'instructor',
  'POST /instructor/courses/:course/settings': 'instructor',
  'GET /courses/:course': 'member',
};
