/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'POST /submissions/:id/comments': 'submission-staff',
  'POST /submissions/:id/comments/:comment': 'submission-staff',
  'POST /submissions/:id/questions': 'submission-author',
  'POST /submissions/:id/questions/:asked': 'submission-author',
  'GET /instructor/courses/:course/marking/:slug': 'staff',
  'GET /instructor/courses/:course/marking/:slug/:left/:right': 'staff',
  'GET /instructor/courses/:course/review/:slug': 'staff',
  'GET /instructor/courses/:course/review/:slug/pair': 'staff',
  'GET /instructor/courses/:course/review/:slug/:left/:right': 'staff',
  'GET /instructor/courses/:course/questions': 'staff',
  'POST /instructor/courses/:course/questions/:asked': 'staff',
  'GET /instructor/courses/:course/comments': 'staff',
  'POST /instructor/courses/:course/comments': 'staff',
  'POST /instructor/courses/:course/comments/:saved': 'staff',
  'GET /submissions/:id': 'submission',
  'GET /submissions/:id/result': 'submission',
  'GET /submissions/:id/state': 'submission',
  'GET /submissions/:id/events': 'submission',
  'GET /submissions/:id/compare/:other': 'submission',
};
