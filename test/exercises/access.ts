/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /instructor/courses/:course/exercises': 'instructor',
  'GET /instructor/courses/:course/exercises/:slug': 'instructor',
  'POST /instructor/courses/:course/exercises/:slug': 'instructor',
  'POST /instructor/courses/:course/exercises/:slug/extensions': 'instructor',
  'POST /instructor/courses/:course/exercises/:slug/extensions/:person/revoke': 'instructor',
  'GET /instructor/courses/:course/extensions': 'instructor',
  'POST /instructor/courses/:course/extensions': 'instructor',
  'POST /instructor/courses/:course/extensions/:slug/:person/revoke': 'instructor',
  'POST /instructor/courses/:course/extensions/:grant/revoke': 'instructor',
};
