/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /courses/:course/exercises/:slug': 'member',
  'GET /courses/:course/exercises/:slug/history': 'member',
  'GET /courses/:course/exercises/:slug/compare': 'member',
  'POST /courses/:course/exercises/:slug/submissions': 'member',
  'GET /api/v1/courses/:course/exercises/:slug/draft': 'member',
  'PUT /api/v1/courses/:course/exercises/:slug/draft': 'member',
  'GET /instructor/courses/:course/submissions': 'staff',
  'POST /instructor/courses/:course/submissions/grade-again': 'staff',
  'POST /instructor/courses/:course/submissions/:id/grade-again': 'staff',
};
