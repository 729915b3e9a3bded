/** The gradebook over HTTP, with eyes of a student who looks for what is not published: pages, JSON, the own export. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { planTestQuiz } from '../quizzes/support/quiz.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const EXERCISE = '/courses/demo/exercises/linear_forward';
const BOOK = '/instructor/courses/demo/gradebook';
const OWN = '/api/v1/courses/demo/grades';
const ITEM = 'exercise:linear_forward';
const SCHEME = {
  method: 'weights',
  display: 'percent',
  decimals: '1',
  passMark: '50',
  revision: '0',
  'id-1': 'exercises',
  'title-1': 'Exercises',
  'weight-1': '60',
  'drop-1': '0',
  'id-2': 'manual',
  'title-2': 'By hand',
  'weight-2': '40',
  'drop-2': '0',
};

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
  app.grader.respond = reportFor;
  app.queue.start();
});
afterEach(() => app.close());

const sign = async (token: string) => {
  const { agent, csrf, submit } = await signIn(app, token);
  return {
    agent,
    submit: async (source: string): Promise<string> => {
      const { location = '' } = (await submit(source).expect(303)).headers;
      await settled();
      return location;
    },
    post: (path: string, fields: Record<string, string> = {}) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
    save: (question: string, answer: string) =>
      agent
        .put(`/api/v1/courses/demo/quizzes/short/answers/${question}`)
        .set('X-CSRF-Token', csrf)
        .send({ answer: [answer], version: 1 })
        .expect(200),
    form: (path: string, fields: Record<string, string>) => {
      let request = agent.post(path).field('_csrf', csrf);
      for (const [name, value] of Object.entries(fields)) request = request.field(name, value);
      return request;
    },
    read: async (path: string): Promise<string> => decoded((await agent.get(path).expect(200)).text),
  };
};
type Person = Awaited<ReturnType<typeof sign>>;
const addColumn = async (instructor: Person, title = 'Talk', maxPoints = '20'): Promise<string> => {
  const { location = '' } = (await instructor.post(`${BOOK}/manual`, { title, maxPoints }).expect(303)).headers;
  return location.split('/').at(-1) ?? '';
};
const upload = ({ form }: Person, fields: Record<string, string>) => form(`${BOOK}/import`, fields);
/** The files of the own personal data. */
const exportOf = async ({ post }: Person): Promise<string> => {
  const { body } = await post('/account/data')
    .buffer(true)
    .parse((answer, done) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
      answer.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return Object.values(unzipSync(new Uint8Array(body as Buffer)))
    .map((bytes) => strFromU8(bytes))
    .join('\n');
};
const acts = (): string[] =>
  app.database.prepare('SELECT action FROM audit_log ORDER BY rowid').pluck().all() as string[];

describe('a grade', () => {
  it('is the weighted mean of what counts, worked by hand', async () => {
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    await student.submit('const a = 1;');
    await instructor.post(`${BOOK}/settings`, SCHEME).expect(303);
    const id = await addColumn(instructor);
    await instructor.post(`${BOOK}/manual/${id}`, { [`points-${app.studentId}`]: '5' }).expect(303);
    await instructor.post(`${BOOK}/items`, { item: `manual:${id}`, act: 'publish' }).expect(303);
    // 60 x 10/10 + 40 x 5/20 = 70 %.
    const { grade } = (await student.agent.get(OWN).expect(200)).body;
    expect(grade).toMatchObject({ percent: 70, passed: true });
    expect(await student.read('/courses/demo/record')).toContain('70');
    // 60 x 2/10 + 40 x 5/20 = 22 %.
    const override = `${BOOK}/students/${app.studentId}/items/${encodeURIComponent(ITEM)}`;
    await instructor.post(override, { points: '2', reason: '' }).expect(422);
    await instructor.post(override, { points: '2', reason: 'Copied' }).expect(303);
    expect((await student.agent.get(OWN)).body.grade).toMatchObject({ percent: 22, passed: false });
    // A better submission does not replace what was set.
    await student.submit('const a = 2;');
    expect((await student.agent.get(OWN)).body.grade.percent).toBe(22);
    await instructor.post(override, { points: 'excused', reason: 'Ill' }).expect(303);
    expect((await student.agent.get(OWN)).body.grade.percent).toBe(25);
    await instructor.post(override, { act: 'revoke', reason: 'Well' }).expect(303);
    expect((await student.agent.get(OWN)).body.grade.percent).toBe(70);
    expect(acts()).toEqual(
      expect.arrayContaining(['grade.scheme', 'grade.item', 'grade.set', 'grade.publish', 'grade.override']),
    );
  });
});

describe('lateness', () => {
  it('costs what the steps say, and the best after lateness counts', async () => {
    app.time.now = Date.parse('2026-03-07T07:00:00Z');
    const late = await sign(app.studentToken);
    app.grader.respond = (job) => ({ ...reportFor(job), score: 6 });
    await late.submit('const a = 1;');
    app.time.now = Date.parse('2026-03-07T09:00:00Z');
    app.grader.respond = reportFor;
    await late.submit('const a = 2;');
    // 6 in time; 10 x 80 % = 8 on the first day.
    const { grade } = (await late.agent.get(OWN)).body;
    expect(grade.items[0]).toMatchObject({ raw: 10, latePenalty: 2, points: 8, attempts: 2 });
    expect(grade.percent).toBe(80);
    expect(await late.read('/courses/demo/record')).toContain('10 × 80 % (late) = 8');
  });
});

describe('a quiz', () => {
  it('counts what is left of it when a question is voided, and waits when it is taken back', async () => {
    await planTestQuiz(app);
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    await student.post('/courses/demo/quizzes/short/start').expect(303);
    await student.save('half', '0.5');
    await student.save('shape', '(3, 4)');
    app.time.now += 65 * 60_000;
    app.endQuizzes();
    const points = async () =>
      (await student.agent.get(OWN)).body.grade.items.find(({ id }: { id: string }) => id === 'quiz:short');
    expect(await points()).toMatchObject({ points: 2, maxPoints: 3 });
    await instructor
      .post('/instructor/courses/demo/quizzes/short/questions', {
        id: 'relu',
        credit: 'none',
        note: 'Wrong key.',
        act: 'void',
      })
      .expect(303);
    // 2 of the 2 that are left: all of its share.
    expect(await points()).toMatchObject({ points: 3, maxPoints: 3 });
    expect(await exportOf(student)).toContain('secret-explanation');
    await instructor.post(`${BOOK}/items`, { item: 'quiz:short', act: 'unpublish' }).expect(303);
    expect(await points()).toBeUndefined();
    expect(await exportOf(student)).not.toContain('secret-');
    for (const path of ['/courses/demo/quizzes/short', '/courses/demo/record', '/courses/demo', '/api/v1/courses/demo'])
      expect(await student.read(path)).not.toMatch(/secret-|"score":2|2 \/ 2|2 of 2/);
  });
});

describe('students', () => {
  it('learn nothing of sealed results, not even which submission counts', async () => {
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    await instructor.post(`/instructor${EXERCISE}`, { hiddenResults: 'after-due' }).expect(303);
    const location = await student.submit('const a = 1;');
    const { grade } = (await student.agent.get(OWN)).body;
    expect(grade.percent).toBeNull();
    expect(grade.items[0]).toMatchObject({ raw: null, points: null, countedAt: null, submission: null, attempts: 1 });
    const record = await student.read('/courses/demo/record');
    expect(record).not.toMatch(/between (?!0 % and 100 %)|10 \/ 10/);
    expect(record).not.toContain(location);
    app.time.now += 5 * 24 * 3_600_000;
    expect((await student.agent.get(OWN)).body.grade).toMatchObject({ percent: 100 });
  });

  it('do not see what was taken back, on any page, until it is published', async () => {
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    const location = await student.submit('const a = 1;');
    await instructor.post(`${BOOK}/items`, { item: ITEM, act: 'unpublish' }).expect(303);
    const paths = [
      location,
      `${location}/result`,
      `/api/v1${location}`,
      EXERCISE,
      `${EXERCISE}/history`,
      `/api/v1${EXERCISE}`,
      '/courses/demo',
      '/api/v1/courses/demo',
      '/courses/demo/record',
      OWN,
    ];
    for (const path of paths)
      expect(await student.read(path)).not.toMatch(/one example|10 \/ 10|"score":10|"percent":100,"passed"/);
    expect(await instructor.read(location)).toContain('one example');
    await instructor.post(`${BOOK}/items`, { item: ITEM, act: 'publish' }).expect(303);
    expect(await student.read(location)).toContain('one example');
  });

  it('are told that a report is no published result, also where no test is hidden', async () => {
    app.grader.respond = (job) => {
      const report = reportFor(job);
      return { ...report, tests: report.tests.filter(({ visibility }) => visibility === 'visible') };
    };
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    const location = await student.submit('const a = 1;');
    expect((await student.agent.get(`/api/v1${location}`)).body.sealed).toBe(false);
    await instructor.post(`${BOOK}/items`, { item: ITEM, act: 'unpublish' }).expect(303);
    expect((await student.agent.get(`/api/v1${location}`)).body.sealed).toBe(true);
    expect((await student.agent.get(`/api/v1${EXERCISE}`)).body.rules.published).toBe(false);
    expect(await student.read(location)).toContain('not published at the moment');
    expect(await instructor.read(location)).not.toContain('not published at the moment');
  });

  it('read shared notes and no private ones', async () => {
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    const page = `/instructor/courses/demo/dashboard/students/${app.studentId}`;
    await instructor.post(`${page}/notes`, { text: 'private-words' }).expect(303);
    await instructor.post(`${page}/notes`, { text: 'shared-words', shared: '1' }).expect(303);
    await instructor.post(`${page}/notes`, { text: ' ' }).expect(422);
    expect(await instructor.read(page)).toContain('private-words');
    const own = await student.read('/courses/demo/record');
    expect(own).toContain('shared-words');
    expect(own).not.toContain('private-words');
    const log = (await exportOf(student)).match(/"action": "note.write"/g);
    // The one that is shared.
    expect(log).toHaveLength(1);
  });

  it('do not see manual columns that are not published', async () => {
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    const id = await addColumn(instructor, 'Secret column');
    await instructor.post(`${BOOK}/manual/${id}`, { [`points-${app.studentId}`]: '17' }).expect(303);
    for (const path of ['/courses/demo/record', OWN]) expect(await student.read(path)).not.toContain('Secret column');
  });
});

describe('a manual column', () => {
  it('saves the points of 300 students at once, and notes only what changed', async () => {
    for (let number = 0; number < 300; number++) addStudent(app, `Student ${number}`);
    const instructor = await sign(app.instructorToken);
    const id = await addColumn(instructor);
    const students = app.store.courses.listStudents('demo');
    const fields = Object.fromEntries(
      students.flatMap((one) => [
        [`points-${one.id}`, '7,5'],
        [`note-${one.id}`, 'fine'],
      ]),
    );
    await instructor.post(`${BOOK}/manual/${id}`, fields).expect(303);
    expect(app.store.gradebook.listManualGrades('demo').filter(({ points }) => points === 7.5)).toHaveLength(
      students.length,
    );
    await instructor.post(`${BOOK}/manual/${id}`, fields).expect(303);
    expect(acts().filter((act) => act === 'grade.set')).toHaveLength(students.length);
  });

  it('notes nothing about a student without points', async () => {
    const instructor = await sign(app.instructorToken);
    const id = await addColumn(instructor);
    await instructor
      .post(`${BOOK}/manual/${id}`, { [`points-${app.studentId}`]: '', [`note-${app.studentId}`]: 'x' })
      .expect(303);
    expect(acts()).not.toContain('grade.set');
  });
});

describe('files', () => {
  it('neutralise formulas in names, and the wide one changes nothing when it is read back', async () => {
    addStudent(app, '=HYPERLINK("x")');
    const instructor = await sign(app.instructorToken);
    const id = await addColumn(instructor);
    await instructor.post(`${BOOK}/manual/${id}`, { [`points-${app.studentId}`]: '5' }).expect(303);
    for (const format of ['wide', 'long', 'canvas', 'moodle', 'tests', 'questions'])
      expect((await instructor.agent.get(`${BOOK}?format=${format}`).expect(200)).text).not.toMatch(/(^|[,\n"])=HYP/);
    const { text } = await instructor.agent.get(`${BOOK}?format=wide`);
    expect(text).toContain('HYPERLINK');
    const plan = await upload(instructor, { text }).expect(200);
    const hash = /name="plan" value="([^"]+)"/.exec(plan.text)?.[1];
    if (hash) await upload(instructor, { text, plan: hash }).expect(303);
    expect(acts().filter((act) => act === 'grade.set')).toHaveLength(1);
    await upload(instructor, { text, plan: 'stale' }).expect(422);
  });
});

describe('the settings', () => {
  it.each([
    [{ passMark: '101' }],
    [{ 'weight-1': 'much' }],
    [{ 'drop-1': '1.5' }],
    [{ 'title-1': '', 'title-2': '' }],
    [{ 'weight-1': '0', 'weight-2': '0' }],
    [{ method: 'other' }],
    [{ 'id-2': 'exercises' }],
  ])('refuse %j', async (change) => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${BOOK}/settings`, { ...SCHEME, ...change } as Record<string, string>).expect(422);
    expect(app.store.gradebook.findScheme('demo')).toBeUndefined();
  });

  it('refuse to overwrite what somebody else has changed, and keep items whose category went', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${BOOK}/settings`, SCHEME).expect(303);
    await instructor.post(`${BOOK}/settings`, SCHEME).expect(422);
    await instructor.post(`${BOOK}/settings`, { ...SCHEME, revision: '1', 'title-1': '' }).expect(303);
    const { items } = (await instructor.agent.get('/api/v1/courses/demo/gradebook').expect(200)).body;
    expect(items).toMatchObject([{ id: ITEM, category: 'manual' }]);
  });

  it('are for instructors; graders look', async () => {
    const [grader, instructor] = [await sign(app.graderToken), await sign(app.instructorToken)];
    const id = await addColumn(instructor);
    for (const path of [BOOK, `${BOOK}/manual/${id}`]) await grader.agent.get(path).expect(200);
    for (const path of ['settings', 'items', 'manual', `manual/${id}`])
      await grader.post(`${BOOK}/${path}`).expect(403);
    await instructor.post(`${BOOK}/items`, { item: 'exercise:none', act: 'publish' }).expect(404);
    await instructor.agent.get(`${BOOK}/manual/none`).expect(404);
    await instructor.agent.get(`${BOOK}/students/none/items/${ITEM}`).expect(404);
  });
});
