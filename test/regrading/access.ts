/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /instructor/courses/:course/exercises/:slug/regrades': 'instructor',
  'POST /instructor/courses/:course/exercises/:slug/regrades': 'instructor',
  'GET /instructor/courses/:course/exercises/:slug/regrades/:regrade': 'instructor',
  'GET /instructor/courses/:course/exercises/:slug/regrades/:regrade/progress': 'instructor',
  'POST /instructor/courses/:course/exercises/:slug/regrades/:regrade': 'instructor',
  'GET /instructor/courses/:course/exercises/:slug/tests': 'instructor',
  'POST /instructor/courses/:course/exercises/:slug/tests': 'instructor',
  'POST /instructor/courses/:course/submissions/:id/tests': 'instructor',
};
