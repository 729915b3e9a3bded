/**
 * Owns the list of what the staff can ask for, and with which queries: all of it is measured in a large course.
 * Must not know how it is measured.
 */
import type { Connection } from '../../server/kernel/database/database.ts';

/** Examples for the parameters of the addresses, of the large course. */
export interface StaffPageExamples {
  readonly slug: string;
  readonly person: string;
  /** Two submissions to the exercise. */
  readonly left: string;
  readonly right: string;
  readonly attempt: string;
}

/** Examples from the database of a large course. */
export function examplesIn(database: Connection, slug: string): StaffPageExamples {
  const find = (sql: string): string => String(database.prepare(sql).pluck().get());
  const newest = `SELECT id FROM submissions WHERE exercise = '${slug}' ORDER BY rowid DESC LIMIT 1`;
  const person = find("SELECT person_id FROM enrolments WHERE role = 'student' ORDER BY person_id LIMIT 1 OFFSET 7");
  return { slug, person, left: find(newest), right: find(`${newest} OFFSET 1`), attempt: `crowd-1-${person}` };
}

const COURSE = '/instructor/courses/:course';

/** Queries by route; '' is the page without any. */
export const STAFF_PAGES: Readonly<Record<string, readonly string[]>> = {
  [`${COURSE}/dashboard`]: ['', '?group=group-3', '?week=4', '?until=2026-10-15'],
  [`${COURSE}/dashboard/exercises/:slug`]: ['', '?group=group-3', '?until=2026-10-15'],
  [`${COURSE}/dashboard/students/:person`]: [''],
  [`${COURSE}/gradebook`]: [
    '',
    '?group=group-3',
    ...['wide', 'long', 'canvas', 'moodle', 'tests', 'questions'].map((format) => `?format=${format}`),
  ],
  '/api/v1/courses/:course/gradebook': [''],
  [`${COURSE}/gradebook/settings`]: [''],
  [`${COURSE}/gradebook/manual/:column`]: [''],
  [`${COURSE}/gradebook/import`]: [''],
  [`${COURSE}/gradebook/latecomers`]: [''],
  [`${COURSE}/gradebook/students/:person/items/:item`]: [''],
  [`${COURSE}/submissions`]: ['', '?page=50', '?exercise=:slug&verdict=wrong-answer', '?verdict=ungraded'],
  [`${COURSE}/people`]: ['', '?search=9', '?format=csv'],
  [`${COURSE}/people/:person/data`]: [''],
  [`${COURSE}/people/first-links`]: [''],
  [`${COURSE}/people/import`]: [''],
  [`${COURSE}/people/invites`]: [''],
  [`${COURSE}/groups`]: [''],
  [`${COURSE}/groups/distribute`]: [''],
  [`${COURSE}/log`]: ['', '?format=csv'],
  [`${COURSE}/settings`]: [''],
  [`${COURSE}/data`]: [''],
  [`${COURSE}/exercises`]: [''],
  [`${COURSE}/exercises/:slug`]: [''],
  [`${COURSE}/exercises/:slug/tests`]: [''],
  [`${COURSE}/exercises/:slug/regrades`]: [''],
  [`${COURSE}/exercises/:slug/regrades/:regrade`]: [''],
  [`${COURSE}/exercises/:slug/regrades/:regrade/progress`]: [''],
  [`${COURSE}/extensions`]: [''],
  [`${COURSE}/review/:slug`]: [''],
  [`${COURSE}/review/:slug/:left/:right`]: [''],
  [`${COURSE}/similar/:slug`]: [''],
  [`${COURSE}/questions`]: [''],
  [`${COURSE}/comments`]: [''],
  [`${COURSE}/quizzes`]: [''],
  [`${COURSE}/quizzes/:quiz`]: [''],
  [`${COURSE}/quizzes/:quiz/projector`]: [''],
  [`${COURSE}/quizzes/:quiz/settings`]: [''],
  [`${COURSE}/quizzes/:quiz/time`]: [''],
  [`${COURSE}/quizzes/:quiz/questions`]: [''],
  [`${COURSE}/quizzes/:quiz/questions/:question/answers`]: [''],
  [`${COURSE}/quizzes/:quiz/regrade`]: [''],
  [`${COURSE}/quizzes/:quiz/attempts`]: [''],
  [`${COURSE}/quizzes/:quiz/attempts/:attempt`]: [''],
  [`${COURSE}/quizzes/:quiz/log`]: [''],
  [`${COURSE}/quizzes/:quiz/analysis`]: ['', '?format=csv', '?format=scores'],
  [`${COURSE}/quizzes/:quiz/analysis/:question`]: [''],
};

/** What does not grow with a course, and streams, which do not end. */
export const OTHER_STAFF_ROUTES: readonly string[] = [
  `${COURSE}/quizzes/:quiz/events`,
  `${COURSE}/quizzes/:quiz/projector/events`,
  `${COURSE}/quiz-library/new`,
  `${COURSE}/quiz-library/import`,
  `${COURSE}/quiz-library/import/:id`,
  `${COURSE}/quiz-library/import/:id/pictures/:file`,
  `${COURSE}/quiz-library/:quiz`,
  `${COURSE}/quiz-library/:quiz/pictures/:file`,
  `${COURSE}/quiz-library/:quiz/export`,
  `${COURSE}/chat`,
  `${COURSE}/marking/:slug`,
  `${COURSE}/marking/:slug/:left/:right`,
  `${COURSE}/review/:slug/pair`,
  `${COURSE}/similar/:slug/:one/:two`,
];

/** The address of each, with a short name. */
export function staffPages(examples: StaffPageExamples): { readonly name: string; readonly path: string }[] {
  const values: Readonly<Record<string, string>> = {
    course: 'demo',
    quiz: 'crowd-1',
    question: 'q3',
    column: 'column-0',
    regrade: 'regrade',
    item: `exercise:${examples.slug}`,
    ...examples,
  };
  const fill = (path: string): string =>
    path.replace(/:(\w+)/g, (_place, name: string) => encodeURIComponent(values[name] ?? name));
  return Object.entries(STAFF_PAGES).flatMap(([route, queries]) =>
    queries.map((query) => ({ name: (route + query).replace(COURSE, ''), path: fill(route + query) })),
  );
}
