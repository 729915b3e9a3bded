/**
 * Owns the table of who may use which route, written by hand: it must not be made from the application.
 * Must not know how the routes check it.
 */
import type { TestApp } from './test-app.ts';

/**
 * Who passes: anyone; whoever is signed in; members of the course in the address; its students; its staff; its instructors; admins; the
 * author of a submission and the staff of its course.
 */
export type Expected = 'anyone' | 'signed-in' | 'member' | 'student' | 'staff' | 'instructor' | 'admin' | 'submission';

/** An example for each parameter of an address. */
export function EXAMPLES(
  app: TestApp,
  { submission, picture }: { submission: string; picture: string },
): Record<string, string> {
  return {
    course: 'demo',
    slug: 'linear_forward',
    id: submission,
    other: submission,
    person: app.studentId,
    token: 'none',
    handle: 'none',
    quiz: 'short',
    question: 'relu',
    picture,
  };
}

/** Every route. */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  'GET /healthz': 'anyone',
  'GET /': 'anyone',
  'GET /set-up/:token': 'anyone',
  'POST /set-up/:token': 'anyone',
  'GET /sign-in': 'anyone',
  'POST /sign-in': 'anyone',
  'GET /sign-in/:token': 'anyone',
  'GET /forgot': 'anyone',
  'POST /forgot': 'anyone',
  'GET /password/:token': 'anyone',
  'POST /password/:token': 'anyone',
  'GET /join': 'anyone',
  'POST /join': 'anyone',
  'GET /join/:token': 'anyone',
  'POST /join/:token': 'anyone',
  'GET /account': 'signed-in',
  'POST /account': 'signed-in',
  'POST /account/password': 'signed-in',
  'POST /account/sessions/:handle/revoke': 'signed-in',
  'POST /account/sign-out-everywhere': 'signed-in',
  'GET /courses': 'signed-in',
  'GET /admin/courses': 'admin',
  'POST /admin/courses': 'admin',
  'GET /instructor/courses/:course/people': 'staff',
  'POST /instructor/courses/:course/people/:person/role': 'instructor',
  'POST /instructor/courses/:course/people/:person/remove': 'instructor',
  'POST /instructor/courses/:course/people/:person/password-link': 'instructor',
  'GET /instructor/courses/:course/people/import': 'instructor',
  'POST /instructor/courses/:course/people/import': 'instructor',
  'POST /instructor/courses/:course/people/import/apply': 'instructor',
  'GET /instructor/courses/:course/people/invites': 'instructor',
  'POST /instructor/courses/:course/people/invites': 'instructor',
  'POST /instructor/courses/:course/people/invites/:id/revoke': 'instructor',
  'POST /instructor/courses/:course/people/class-code': 'instructor',
  'GET /instructor/courses/:course/settings': 'instructor',
  'POST /instructor/courses/:course/settings': 'instructor',
  'POST /sign-out': 'signed-in',
  'GET /courses/:course': 'member',
  'GET /courses/:course/exercises/:slug': 'member',
  'GET /courses/:course/exercises/:slug/history': 'member',
  'GET /courses/:course/exercises/:slug/compare': 'member',
  'POST /courses/:course/exercises/:slug/submissions': 'member',
  'GET /api/v1/courses/:course/exercises/:slug/draft': 'member',
  'PUT /api/v1/courses/:course/exercises/:slug/draft': 'member',
  'GET /courses/:course/quizzes/:quiz': 'member',
  'GET /courses/:course/quizzes/:quiz/state': 'member',
  'GET /courses/:course/quizzes/:quiz/events': 'member',
  'GET /courses/:course/quizzes/:quiz/pictures/:picture': 'submission',
  'POST /courses/:course/quizzes/:quiz/start': 'student',
  'POST /courses/:course/quizzes/:quiz/hand-in': 'member',
  'PUT /api/v1/courses/:course/quizzes/:quiz/answers/:question': 'member',
  'POST /api/v1/courses/:course/quizzes/:quiz/hand-in': 'member',
  'GET /submissions/:id': 'submission',
  'GET /submissions/:id/result': 'submission',
  'GET /submissions/:id/state': 'submission',
  'GET /submissions/:id/events': 'submission',
  'GET /submissions/:id/compare/:other': 'submission',
  'GET /instructor/courses/:course/submissions': 'staff',
  'POST /instructor/courses/:course/submissions/grade-again': 'staff',
  'POST /instructor/courses/:course/submissions/:id/grade-again': 'staff',
  'GET /instructor/courses/:course/exercises': 'instructor',
  'GET /instructor/courses/:course/exercises/:slug': 'instructor',
  'POST /instructor/courses/:course/exercises/:slug': 'instructor',
  'POST /instructor/courses/:course/exercises/:slug/extensions': 'instructor',
  'POST /instructor/courses/:course/exercises/:slug/extensions/:person/revoke': 'instructor',
  'GET /api/v1/me': 'signed-in',
  'GET /api/v1/courses/:course': 'member',
  'GET /api/v1/courses/:course/exercises/:slug': 'member',
  'POST /api/v1/courses/:course/exercises/:slug/submissions': 'member',
  'GET /api/v1/submissions/:id': 'submission',
};
