/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /instructor/courses/:course/gradebook': 'staff',
  'GET /instructor/courses/:course/gradebook/settings': 'instructor',
  'POST /instructor/courses/:course/gradebook/settings': 'instructor',
  'GET /instructor/courses/:course/gradebook/latecomers': 'instructor',
  'POST /instructor/courses/:course/gradebook/latecomers': 'instructor',
  'POST /instructor/courses/:course/gradebook/items': 'instructor',
  'POST /instructor/courses/:course/gradebook/manual': 'instructor',
  'GET /instructor/courses/:course/gradebook/manual/:column': 'staff',
  'POST /instructor/courses/:course/gradebook/manual/:column': 'instructor',
  'GET /instructor/courses/:course/gradebook/import': 'instructor',
  'POST /instructor/courses/:course/gradebook/import': 'instructor',
  'GET /instructor/courses/:course/gradebook/students/:person/items/:item': 'instructor',
  'POST /instructor/courses/:course/gradebook/students/:person/items/:item': 'instructor',
  'GET /instructor/courses/:course/dashboard/students/:person': 'staff',
  'POST /instructor/courses/:course/dashboard/students/:person/notes': 'staff',
  'POST /instructor/courses/:course/dashboard/students/:person/notes/:note/delete': 'staff',
  'GET /courses/:course/record': 'student',
  'GET /api/v1/courses/:course/gradebook': 'staff',
  'GET /api/v1/courses/:course/grades': 'member',
};
