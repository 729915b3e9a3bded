/**
 * Owns the table of who may use which route: the lines of all rooms, each written by hand in test/<room>/access.ts.
 * Must not know how the routes check it.
 */
import { ACCESS as accounts } from '../accounts/access.ts';
import { ACCESS as api } from '../api/access.ts';
import { ACCESS as audit } from '../audit/access.ts';
import { ACCESS as courses } from '../courses/access.ts';
import { ACCESS as dashboards } from '../dashboards/access.ts';
import { ACCESS as exercises } from '../exercises/access.ts';
import { ACCESS as gradebook } from '../gradebook/access.ts';
import { ACCESS as home } from '../home/access.ts';
import { ACCESS as operations } from '../operations/access.ts';
import { ACCESS as privacy } from '../privacy/access.ts';
import { ACCESS as quizzes } from '../quizzes/access.ts';
import { ACCESS as regrading } from '../regrading/access.ts';
import { ACCESS as review } from '../review/access.ts';
import { ACCESS as roster } from '../roster/access.ts';
import { ACCESS as similarity } from '../similarity/access.ts';
import { ACCESS as submissions } from '../submissions/access.ts';
import type { TestApp } from './test-app.ts';

/**
 * Who passes: anyone; whoever is signed in; members of the course in the address; its students; its staff; its instructors; admins; the
 * author of a submission and the staff of its course; only that staff; only that author.
 */
export type Expected =
  | 'anyone'
  | 'signed-in'
  | 'member'
  | 'student'
  | 'staff'
  | 'instructor'
  | 'admin'
  | 'submission'
  | 'submission-staff'
  | 'submission-author';

/** An example for each parameter of an address. */
export function EXAMPLES(
  app: TestApp,
  { submission, ...made }: Readonly<Record<'submission', string>> & Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    course: 'demo',
    slug: 'linear_forward',
    id: submission,
    other: submission,
    person: app.studentId,
    token: 'none',
    invited: 'none',
    handle: 'none',
    group: 'monday',
    grant: 'together',
    quiz: 'short',
    question: 'relu',
    ...made,
    file: 'shape.png',
    left: 'starter',
    right: submission,
    one: submission,
    two: submission,
    item: 'exercise:linear_forward',
  };
}

const ROOMS = [
  accounts,
  api,
  audit,
  courses,
  dashboards,
  exercises,
  gradebook,
  home,
  operations,
  privacy,
  quizzes,
  regrading,
  review,
  roster,
  similarity,
  submissions,
];

/** Every route. */
export const EXPECTED: Readonly<Record<string, Expected>> = Object.fromEntries(ROOMS.flatMap(Object.entries));
if (Object.keys(EXPECTED).length !== ROOMS.flatMap(Object.keys).length)
  throw new Error('two rooms give a line for the same route');
