/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /account/data': 'signed-in',
  'POST /account/data': 'signed-in',
  'GET /admin/people': 'admin',
  'GET /admin/people/:person': 'admin',
  'POST /admin/people/:person/data': 'admin',
  'POST /admin/people/:person/delete': 'admin',
  'GET /instructor/courses/:course/data': 'instructor',
  'GET /instructor/courses/:course/people/:person/data': 'instructor',
  'POST /instructor/courses/:course/people/:person/data': 'instructor',
  'POST /instructor/courses/:course/people/:person/delete': 'instructor',
};
