/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /sign-in': 'anyone',
  'POST /sign-in': 'anyone',
  'GET /sign-in/:token': 'anyone',
  'POST /sign-in/:token': 'anyone',
  'GET /forgot': 'anyone',
  'POST /forgot': 'anyone',
  'GET /password/:token': 'anyone',
  'POST /password/:token': 'anyone',
  'GET /account': 'signed-in',
  'POST /account': 'signed-in',
  'POST /account/password': 'signed-in',
  'POST /account/sessions/:handle/revoke': 'signed-in',
  'POST /account/sign-out-everywhere': 'signed-in',
  'POST /instructor/courses/:course/people/:person/view': 'instructor',
  'POST /viewing/stop': 'signed-in',
  'POST /sign-out': 'signed-in',
};
