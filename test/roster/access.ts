/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /join': 'anyone',
  'POST /join': 'anyone',
  'GET /join/:token': 'anyone',
  'POST /join/:token': 'anyone',
  'POST /invitations/:invited/accept': 'signed-in',
  'POST /invitations/:invited/decline': 'signed-in',
  'GET /instructor/courses/:course/people': 'staff',
  'POST /instructor/courses/:course/people/confirm': 'instructor',
  'POST /instructor/courses/:course/people/entry': 'instructor',
  'POST /instructor/courses/:course/people/:person/role': 'instructor',
  'POST /instructor/courses/:course/people/:person/remove': 'instructor',
  'POST /instructor/courses/:course/people/:person/password-link': 'instructor',
  'GET /instructor/courses/:course/groups': 'staff',
  'POST /instructor/courses/:course/groups': 'instructor',
  'POST /instructor/courses/:course/groups/students': 'instructor',
  'GET /instructor/courses/:course/groups/distribute': 'instructor',
  'POST /instructor/courses/:course/groups/distribute': 'instructor',
  'POST /instructor/courses/:course/groups/:group/change': 'instructor',
  'POST /instructor/courses/:course/groups/:group/remove': 'instructor',
  'GET /instructor/courses/:course/people/first-links': 'instructor',
  'POST /instructor/courses/:course/people/first-links': 'instructor',
  'GET /instructor/courses/:course/people/import': 'instructor',
  'POST /instructor/courses/:course/people/import': 'instructor',
  'POST /instructor/courses/:course/people/import/apply': 'instructor',
  'GET /instructor/courses/:course/people/invites': 'instructor',
  'POST /instructor/courses/:course/people/invites': 'instructor',
  'POST /instructor/courses/:course/people/invites/:id/revoke': 'instructor',
  'POST /instructor/courses/:course/people/class-code': 'instructor',
};
