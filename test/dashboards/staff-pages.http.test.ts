/** The staff may look at anything while others take a quiz: no request holds the event loop for long, however large the course is. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadDrawing } from '../../server/kernel/charts/draw.ts';
import { planTestQuiz } from '../quizzes/support/quiz.ts';
import { CROWD_SOURCE } from '../quizzes/support/quiz-crowd.ts';
import { EXPECTED } from '../support/authorisation-table.ts';
import { reportFor } from '../support/fake-grader.ts';
import { watchHolds } from '../support/hold-clock.ts';
import { fillAttempts, fillByHand, fillRegrade, fillSubmissions } from '../support/large-course.ts';
import { exerciseNamed } from '../support/samples.ts';
import { examplesIn, OTHER_STAFF_ROUTES, STAFF_PAGES, staffPages } from '../support/staff-pages.ts';
import { addPerson, addStudent, createTestApp, signIn, type TestApp } from '../support/test-app.ts';

const STUDENTS = 300;
const EXERCISES = 20;
const TESTS = 20;
/** A slice has 10 ms, and reading a table takes some more: these pages hold for 30 ms at most. A busy machine may take ten times as long. */
const MOST_MS = 300;
/** Some seconds of work, which a busy machine draws out. */
const TIMEOUT_MS = 120_000;

const slugs = Array.from({ length: EXERCISES }, (_, index) => `exercise_${index}`);
let app: TestApp;
let { agent, csrf } = {} as Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  app = createTestApp({ exercises: slugs.map((slug, order) => exerciseNamed(slug, { order, week: 1 + (order % 5) })) });
  app.time.now = Date.parse('2026-11-30T10:00:00.000Z');
  const id = 'large-course-instructor';
  const token = addPerson(app, 'Instructor', id);
  const joinedAt = new Date(app.time.now).toISOString();
  app.store.courses.enrol({
    courseId: 'demo',
    personId: id,
    role: 'instructor',
    source: 'demo',
    studentNumber: null,
    joinedAt,
  });
  const [opensAt, closesAt] = ['2026-11-29T10:00:00.000Z', '2026-11-29T11:00:00.000Z'];
  for (const slug of ['crowd-1', 'crowd-2'])
    await planTestQuiz(app, { slug, source: CROWD_SOURCE, opensAt, closesAt, limitMs: 1_800_000 });
  app.store.transaction(() => {
    for (let student = 0; student < STUDENTS; student++) addStudent(app, `Demo Student ${student}`);
  });
  const reports = new Map(
    slugs.map((exercise) => [
      exercise,
      (['accepted', 'wrong-answer'] as const).map((verdict) => {
        const report = reportFor({ id: '', exercise, fileName: 'mine.ts', source: '', scope: 'all' }, verdict);
        const [visible, hidden] = report.tests;
        const tests = Array.from({ length: TESTS }, (_, place) => ({
          ...((place % 2 === 0 ? visible : hidden) as NonNullable<typeof visible>),
          name: `test ${place}`,
        }));
        return { ...report, tests };
      }),
    ]),
  );
  fillSubmissions(app.database, slugs, reports, STUDENTS * EXERCISES);
  // One exercise that everybody tried ten times.
  fillSubmissions(app.database, slugs.slice(0, 1), reports, STUDENTS * (EXERCISES + 10));
  fillAttempts(app.database, app.quizVersions);
  fillByHand(app.database, slugs, 2_000);
  fillRegrade(app.database, slugs[0] ?? '');
  app.store.results.refresh();
  ({ agent, csrf } = await signIn(app, token));
  // As the server does when it has begun.
  await loadDrawing();
});
afterAll(() => app.close());

it('no route of the staff is missing from the list', () => {
  const listed = [...Object.keys(STAFF_PAGES), ...OTHER_STAFF_ROUTES];
  const staff = Object.entries(EXPECTED).flatMap(([route, who]) =>
    route.startsWith('GET ') && (who === 'staff' || who === 'instructor') ? [route.slice('GET '.length)] : [],
  );
  expect(listed.sort()).toEqual(staff.sort());
});

it(
  `none holds the event loop for more than ${MOST_MS} ms of the processor's time`,
  async () => {
    const examples = examplesIn(app.database, slugs[0] ?? '');
    const holds = watchHolds();
    const found: { readonly name: string; readonly status: number; readonly ms: number }[] = [];
    for (const { name, path } of staffPages(examples)) {
      holds.longestMs();
      const { status } = await agent.get(path);
      found.push({ name, status, ms: Math.round(holds.longestMs()) });
    }
    holds.stop();
    const slowest = [...found].sort((a, b) => b.ms - a.ms).slice(0, 5);
    console.info(slowest.map(({ name, ms }) => `${ms} ms ${name}`).join('\n'));
    expect(found.filter(({ status }) => status !== 200)).toEqual([]);
    expect(found.filter(({ ms }) => ms > MOST_MS)).toEqual([]);
  },
  TIMEOUT_MS,
);

it(
  'no decision about everybody holds it for longer, and each is carried out',
  async () => {
    const [exercise] = slugs;
    const course = '/instructor/courses/demo';
    const tests = `${course}/exercises/${exercise}/tests`;
    const regrade = `${course}/exercises/${exercise}/regrades/regrade`;
    const holds = watchHolds();
    const found: Record<string, number> = {};
    const post = async (name: string, path: string, fields: Record<string, string | readonly string[]>) => {
      holds.longestMs();
      const answer = await agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields });
      found[name] = Math.round(holds.longestMs());
      return answer;
    };
    const points = () => app.database.prepare('SELECT sum(coalesce(counted_score, score)) FROM reports').pluck().get();
    const replaced = () =>
      app.database.prepare('SELECT count(*) FROM regrade_jobs WHERE replaced IS NOT NULL').pluck().get();
    const before = points();
    const voided = { test: 'test 1', credit: 'full', note: 'It was wrong.' };
    expect((await post('void', tests, { act: 'void', ...voided })).status).toBe(303);
    expect(points()).toBeGreaterThan(before as number);
    expect((await post('restore', tests, { act: 'restore', test: 'test 1' })).status).toBe(303);
    expect(points()).toBe(before);
    expect((await post('apply', regrade, { act: 'apply' })).status).toBe(303);
    expect(replaced()).toBeGreaterThan(1_000);
    expect((await post('revert', regrade, { act: 'revert', reason: 'a mistake' })).status).toBe(303);
    expect([replaced(), points()]).toEqual([0, before]);
    const grant = { scope: 'all', mode: 'days', days: '3', attempts: '0', reason: 'a strike', exercises: slugs };
    const plan = (await post('plan', `${course}/extensions`, grant)).text;
    const hash = /name="hash" value="([^"]+)"/.exec(plan)?.[1] ?? '';
    const granted = await post('grant', `${course}/extensions`, { ...grant, act: 'apply', hash });
    expect(granted.status).toBe(303);

    const quiz = `${course}/quizzes/crowd-1`;
    const scores = () => app.database.prepare('SELECT sum(score) FROM quiz_attempts').pluck().get();
    const earned = scores();
    const question = { id: 'q1', note: 'It was wrong.', credit: 'full' };
    expect((await post('look at voiding', `${quiz}/questions`, { act: 'look', ...question })).status).toBe(200);
    expect((await post('void a question', `${quiz}/questions`, { act: 'void', ...question })).status).toBe(303);
    expect(scores()).toBeGreaterThan(earned as number);
    expect((await post('unvoid it', `${quiz}/questions`, { act: 'unvoid', id: 'q1' })).status).toBe(303);
    expect(scores()).toBe(earned);
    const accepted = { typed: '9', share: '100', note: 'It may be read so.' };
    const preview = (await post('look at accepting', `${quiz}/questions/q1/answers`, { act: 'look', ...accepted }))
      .text;
    const seen = /name="hash" value="([^"]+)"/.exec(preview)?.[1] ?? '';
    const accept = { act: 'accept', ...accepted, hash: seen };
    expect((await post('accept an answer', `${quiz}/questions/q1/answers`, accept)).status).toBe(303);
    expect(scores()).toBeGreaterThan(earned as number);
    const people = app.store.courses.listStudents('demo').map(({ id }) => id);
    const time = { people, factor: '1,5', minutes: '', scope: 'quiz', reason: '' };
    expect((await post('extra time', `${quiz}/time`, time)).status).toBe(303);
    expect(app.database.prepare('SELECT count(*) FROM quiz_accommodations').pluck().get()).toBe(people.length);

    const students = app.store.courses.listStudents('demo');
    const named = students.filter(({ name }) => students.filter((other) => other.name === name).length === 1);
    expect(named.length).toBeGreaterThan(STUDENTS - 20);
    const text = ['Name,Project 0,Project 1', ...named.map(({ name }) => `${name},3,ex`)].join('\n');
    const upload = async (name: string, plan: string) => {
      holds.longestMs();
      const answer = await agent.post(`${course}/gradebook/import`).field({ _csrf: csrf, text, plan });
      found[name] = Math.round(holds.longestMs());
      return answer;
    };
    const planned = /name="plan" value="([^"]+)"/.exec((await upload('look at grades', '')).text)?.[1] ?? '';
    expect((await upload('enter grades', planned)).status).toBe(303);
    const gradesIn = app.database.prepare('SELECT person_id, points FROM manual_grades WHERE item_id = ?').raw();
    const [first, second] = ['column-0', 'column-1'].map(
      (column) => new Map(gradesIn.all(column) as [string, number][]),
    );
    expect(named.filter(({ id }) => first?.get(id) !== 3 || second?.get(id) !== null)).toEqual([]);
    holds.stop();
    console.info(JSON.stringify(found));
    expect(Object.entries(found).filter(([, ms]) => ms > MOST_MS)).toEqual([]);
  },
  TIMEOUT_MS,
);
