/**
 * Owns how addresses are written, and those to which every room may link: a course, the pages of its staff, signing in.
 */

/** An address whose values are encoded, each as one part of a path: path`/courses/${slug}`. */
export function path(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: texts }, ...values.map((value) => encodeURIComponent(value)));
}

/** An address with a query; what is undefined is left out. */
export function withQuery(base: string, values: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value));
  const text = query.toString();
  return text === '' ? base : `${base}?${text}`;
}

/** Address of somebody's courses. */
export const COURSES_URL = '/courses';

/** Address of all courses, for admins of the server. */
export const ALL_COURSES_URL = '/admin/courses';
/** Address of what is to be known of the machine, for admins of the server. */
export const MACHINE_URL = '/admin/machine';

/** Address of the page on which one signs in; afterwards one is sent on to `next`. */
export const signInUrl = (next?: string): string => withQuery('/sign-in', { next });

/** Address of a course. */
export const courseUrl = (course: string): string => path`/courses/${course}`;

/** Pages of a course to which the navigation of its staff leads; the rooms own what lies below them. */
export type StaffPage =
  | 'dashboard'
  | 'exercises'
  | 'gradebook'
  | 'people'
  | 'questions'
  | 'quizzes'
  | 'settings'
  | 'submissions';

/** Address of such a page. */
export const staffUrl = (course: string, page: StaffPage): string => path`/instructor/courses/${course}/${page}`;

/** Address of a student's own grades in a course. */
export const recordUrl = (course: string): string => path`/courses/${course}/record`;
