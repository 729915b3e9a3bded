/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /api/v1/me': 'signed-in',
  'GET /api/v1/courses/:course': 'member',
  'GET /api/v1/courses/:course/exercises/:slug': 'member',
  'POST /api/v1/courses/:course/exercises/:slug/submissions': 'member',
  'GET /api/v1/submissions/:id': 'submission',
};
