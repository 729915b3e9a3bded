/** The gradebook over HTTP: grades worked out by hand, what students see, files read back, grades from a file. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readCsv } from '../../server/kernel/text/csv.ts';
import { planTestQuiz, SHORT_QUIZ } from '../quizzes/support/quiz.ts';
import { answersBy, FIXTURE_KEY, takeAttempt } from '../quizzes/support/quiz-class.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { exerciseNamed } from '../support/samples.ts';
import { addPerson, addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const BOOK = '/instructor/courses/demo/gradebook';
const RECORD = '/courses/demo/record';

const { rightAnswer, wrongAnswer } = answersBy(FIXTURE_KEY);

let app: TestApp;
beforeEach(() => {
  app = createTestApp({ exercises: [exerciseNamed('linear_forward'), exerciseNamed('relu', { order: 2 })] });
  app.grader.respond = (job) => {
    const points = Number(/points-(\d+)/.exec(job.source)?.[1] ?? 10);
    const report = reportFor(job, points === 10 ? 'accepted' : 'wrong-answer');
    const tests = report.tests.map((test, index) => ({
      ...test,
      points: Math.min(5, Math.max(0, points - 5 * index)),
    }));
    return { ...report, tests, score: points };
  };
  app.queue.start();
  app.store.courses.replaceWeeks('demo', [{ number: 4, title: 'Deep networks', startsAt: '2026-03-01T08:00:00.000Z' }]);
});
afterEach(() => app.close());

async function visitor(token: string) {
  const { agent, csrf, submit } = await signIn(app, token);
  return {
    agent,
    send: async (slug: string, points: number) => {
      const { location = '' } = (await submit(`// points-${points}\n`, {}, slug).expect(303)).headers;
      await settled();
      return location;
    },
    page: async (path: string) =>
      decoded((await agent.get(path).expect(200)).text)
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' '),
    post: (path: string, fields: Record<string, string | string[]>) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
    upload: (path: string, fields: Record<string, string>) => {
      const asked = agent.post(path).field('_csrf', csrf);
      for (const [name, value] of Object.entries(fields)) asked.field(name, value);
      return asked;
    },
  };
}
const studentUrl = () => `/instructor/courses/demo/dashboard/students/${app.studentId}`;
const itemUrl = (item: string) => `${BOOK}/students/${app.studentId}/items/${encodeURIComponent(item)}`;
/** The fields of a scheme of two categories. */
const scheme = (more: Record<string, string> = {}): Record<string, string> => ({
  method: 'weights',
  display: 'percent',
  decimals: '1',
  passMark: '50',
  revision: '0',
  'id-1': 'exercises',
  'title-1': 'Exercises',
  'weight-1': '75',
  'drop-1': '0',
  'id-2': 'manual',
  'title-2': 'Reports',
  'weight-2': '25',
  'drop-2': '0',
  ...more,
});
/** Adds a column; returns its address. */
async function addColumn(instructor: Awaited<ReturnType<typeof visitor>>, title = 'Report'): Promise<string> {
  return (await instructor.post(`${BOOK}/manual`, { title, maxPoints: '10' }).expect(303)).headers.location ?? '';
}
const tableOf = (text: string, delimiter = ','): Record<string, string>[] => {
  const read = readCsv(text, delimiter);
  const [header, ...rows] = 'rows' in read ? read.rows.map(({ cells }) => cells) : [];
  return rows.map((cells) => Object.fromEntries((header ?? []).map((name, place) => [name, cells[place] ?? ''])));
};

describe('who joins later', () => {
  const LATE = `${BOOK}/latecomers`;
  const IMPORT = '/instructor/courses/demo/people/import';
  const wide = async (instructor: Awaited<ReturnType<typeof visitor>>) => {
    const file = await instructor.agent.get(`${BOOK}?format=wide`).expect(200);
    return new Map(tableOf(file.text.replace('\ufeff', '')).map((row) => [row.Name, row]));
  };

  it('is asked about at the import, in the same act, and in one act for those who come by themselves', async () => {
    await planTestQuiz(app, { source: SHORT_QUIZ });
    addStudent(app, 'Early Bird');
    // Exercises close days after 8 March, the quiz after its window.
    app.time.now = Date.parse('2026-05-01T12:00:00.000Z');
    // By then the links and sessions of the others have ended.
    const instructor = await visitor(addPerson(app, 'Instructor', 'late-instructor'));
    const place = { courseId: 'demo', personId: 'late-instructor', source: 'demo', studentNumber: null } as const;
    app.store.courses.enrol({ ...place, role: 'instructor', joinedAt: '2026-05-01T12:00:00.000Z' });
    const load = async (text: string, late?: string) => {
      const dry = await instructor.upload(IMPORT, { text }).expect(200);
      const plan = /name="plan" value="([^"]+)"/.exec(dry.text)?.[1] ?? '';
      await instructor.upload(`${IMPORT}/apply`, { text, plan, ...(late === undefined ? {} : { late }) }).expect(200);
      return decoded(dry.text);
    };
    const dry = await load('Name,E-mail\nExcused One,one@x.org\n', 'excuse');
    expect(dry).toContain('What ended before these students joined');
    await load('Name,E-mail\nCounted Two,two@x.org\n', 'count');
    await load('Name,E-mail\nOpen Three,three@x.org\n');
    addStudent(app, 'Code Four');
    const before = await wide(instructor);
    const titles = Object.keys(before.get('Early Bird') ?? {}).filter((title) => /forward|relu|short/i.test(title));
    expect(titles.length).toBeGreaterThanOrEqual(2);
    const cells = (rows: typeof before, name: string) => [...new Set(titles.map((title) => rows.get(name)?.[title]))];
    expect(cells(before, 'Excused One')).toEqual(['excused']);
    for (const name of ['Early Bird', 'Counted Two', 'Open Three', 'Code Four'])
      expect(cells(before, name)).toEqual(['0']);
    expect(await instructor.page(BOOK)).toContain('2 students joined after something had ended');

    const page = await instructor.page(LATE);
    expect(page).not.toContain('Early Bird');
    for (const words of ['Excused One', 'Counted Two', 'Open Three', 'Code Four']) expect(page).toContain(words);
    const html = (await instructor.agent.get(LATE)).text;
    const chosen = [...html.matchAll(/value="([^"]+)" aria-label="[^"]*" checked/g)].map(([, id = '']) => id);
    expect(chosen).toHaveLength(2);
    await instructor.post(LATE, { late: 'excuse', person: chosen }).expect(303);
    const after = await wide(instructor);
    for (const name of ['Excused One', 'Open Three', 'Code Four']) expect(cells(after, name)).toEqual(['excused']);
    for (const name of ['Early Bird', 'Counted Two']) expect(cells(after, name)).toEqual(['0']);
    expect(await instructor.page(BOOK)).not.toContain('joined after something had ended');
    // It can be taken back, and is in the log.
    const [first = ''] = chosen;
    await instructor.post(LATE, { late: 'count', person: first }).expect(303);
    expect([...(await wide(instructor)).values()].filter((row) => row[titles[0] ?? ''] === 'excused')).toHaveLength(2);
    const log = app.store.audit.listAbout(first, 'demo').filter(({ action }) => action === 'grade.late');
    expect(log).toHaveLength(2);
    await instructor.post(LATE, { late: 'count', person: 'nobody' }).expect(404);
    await instructor.post(LATE, { late: 'perhaps', person: first }).expect(400);
  });
});

describe('a grade', () => {
  it('is made of weighted categories, late steps and manual points, and opens with its numbers', async () => {
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    await student.send('linear_forward', 8);
    // Due on 8 March; the next day earns 80 %.
    app.time.now = Date.parse('2026-03-08T20:00:00.000Z');
    await student.send('relu', 10);
    await instructor.post(`${BOOK}/settings`, scheme()).expect(303);
    const column = await addColumn(instructor);
    await instructor
      .post(column, { act: 'save', [`points-${app.studentId}`]: '7,5', [`note-${app.studentId}`]: 'good' })
      .expect(303);
    // Exercises (8 + 8) / 20 = 80 %, report 75 %: 0.75 x 80 + 0.25 x 75 = 78.75 %.
    const page = await instructor.page(studentUrl());
    expect(page).toContain('78.8 %');
    expect(page).toContain('0.75 × 80 % + 0.25 × 75 % ≈ 78.8 %');
    expect(page).toContain('(8 + 8) / (10 + 10) = 80 %');
    expect(page).toContain('10 × 80 % (late) = 8');
    expect(page).toContain('pass mark 50 %');
    expect(page).toContain('1 late day in all.');
    expect(await instructor.page(BOOK)).toMatch(/Demo Student 78\.8 % passed/);
  });

  it('counts a missed exercise as 0 once it is closed, and not before', async () => {
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    await student.send('linear_forward', 10);
    expect(await instructor.page(studentUrl())).toContain('10 / 10 = 100 %');
    const due = { dueMode: 'set', due: '2026-03-02T12:00', late: 'none' };
    await instructor.post('/instructor/courses/demo/exercises/relu', due).expect(303);
    app.time.now = Date.parse('2026-03-02T11:00:00.001Z');
    const page = await instructor.page(studentUrl());
    expect(page).toContain('(10 + 0) / (10 + 10) = 50 %');
    expect(page).toContain('Missed: 0 points');
  });

  it('set by hand beats what is computed, with its reason, until it is withdrawn', async () => {
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    await student.send('linear_forward', 4);
    expect(
      (await instructor.post(itemUrl('exercise:linear_forward'), { act: 'set', points: '9', reason: '' }).expect(422))
        .text,
    ).toContain('Give a reason');
    await instructor.post(itemUrl('exercise:linear_forward'), { act: 'set', points: 'nine', reason: 'x' }).expect(422);
    await instructor
      .post(itemUrl('exercise:linear_forward'), { act: 'set', points: '9', reason: 'An oral exam' })
      .expect(303);
    await student.send('linear_forward', 5);
    expect(await student.page(RECORD)).toContain('set by hand: An oral exam');
    expect(await student.page(RECORD)).toContain('9 / 10 = 90 %');
    await instructor
      .post(itemUrl('exercise:linear_forward'), { act: 'set', points: 'excused', reason: 'ill' })
      .expect(303);
    expect(await student.page(RECORD)).toContain('excused, does not count');
    await instructor
      .post(itemUrl('exercise:linear_forward'), { act: 'revoke', points: '', reason: 'back' })
      .expect(303);
    expect(await student.page(RECORD)).toContain('5 / 10 = 50 %');
    const acts = app.database
      .prepare("SELECT reason FROM audit_log WHERE action = 'grade.override' ORDER BY id")
      .pluck()
      .all();
    expect(acts).toEqual(['An oral exam', 'ill', 'back']);
  });

  it('keeps the weight of a quiz of which a question counts for nobody', async () => {
    await planTestQuiz(app, { source: SHORT_QUIZ });
    const run = app.store.sittings.findRun('demo', 'short');
    if (!run) throw new Error('the quiz is planned');
    // Right on the first question, wrong on the other two.
    takeAttempt(app, run, { name: 'Taker' }, (part, id) =>
      id === 'relu' ? [rightAnswer(part, id), 1] : [wrongAnswer(part, id, 0), 2],
    );
    const taker = String(app.database.prepare("SELECT id FROM people WHERE name = 'Taker'").pluck().get());
    const instructor = await visitor(app.instructorToken);
    const page = () => instructor.page(`/instructor/courses/demo/dashboard/students/${taker}`);
    expect(await page()).toContain('Short quiz 1 / 3 33.3 %');
    const questions = '/instructor/courses/demo/quizzes/short/questions';
    await instructor.post(questions, { act: 'void', id: 'shape', credit: 'none', note: 'unclear' }).expect(303);
    expect(await page()).toContain('Short quiz 1.5 / 3 50 %');
  });
});

describe('how grades are computed', () => {
  it.each([
    [{ passMark: '101' }, 'The pass mark must be a number between 0 and 100'],
    [{ 'weight-1': 'much' }, 'The weight of “Exercises” is not a number'],
    [{ 'drop-1': '1.5' }, 'must be a whole number up to 50'],
    [{ 'title-1': '', 'title-2': '' }, 'At least one category is needed'],
    [{ 'weight-1': '0', 'weight-2': '0' }, 'at least one category must weigh more than 0'],
    [{ revision: '7' }, 'Somebody has changed the formula in the meantime'],
  ])('is refused with %j', async (change: Record<string, string>, message) => {
    const instructor = await visitor(app.instructorToken);
    const answer = await instructor.post(`${BOOK}/settings`, scheme(change)).expect(422);
    expect(decoded(answer.text)).toContain(message);
    expect(app.store.gradebook.findScheme('demo')).toBeUndefined();
  });

  it('keeps what was typed when it is refused, in new rows too', async () => {
    const instructor = await visitor(app.instructorToken);
    const typed = { method: 'points', 'title-3': 'Talks & talks', 'weight-3': 'ten', 'drop-3': '2' };
    const { text } = await instructor.post(`${BOOK}/settings`, scheme(typed)).expect(422);
    for (const field of [/"title-3"\s+value="Talks &amp; talks"/, /"weight-3"\s+value="ten"/, /"drop-3"\s+value="2"/])
      expect(text).toMatch(new RegExp(`name=${field.source}`));
    expect(text).toContain('value="points" selected');
    expect(text).toContain('name="title-5"');
    const column = await instructor.post(`${BOOK}/manual`, { title: 'Talk', maxPoints: 'ten' }).expect(422);
    for (const field of ['"Talk"', '"ten"']) expect(column.text).toContain(`value=${field}`);
  });

  it('refuses a category that there is not', async () => {
    const instructor = await visitor(app.instructorToken);
    const fields = { item: 'exercise:linear_forward', act: 'change', category: 'gone' };
    const { text } = await instructor.post(`${BOOK}/items`, fields).expect(422);
    expect(decoded(text)).toContain('The formula no longer has this category');
    expect(app.store.gradebook.listItemSettings('demo').size).toBe(0);
  });

  it('names new categories by their titles, and keeps items of a removed one in the first', async () => {
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    await instructor
      .post(`${BOOK}/settings`, scheme({ 'id-1': '', 'title-1': 'Übungen & mehr', 'drop-1': '1' }))
      .expect(303);
    expect(app.store.gradebook.findScheme('demo')?.scheme.categories.map(({ id }) => id)).toEqual([
      'ubungen-mehr',
      'manual',
    ]);
    await student.send('linear_forward', 2);
    await student.send('relu', 6);
    expect(await student.page(RECORD)).toContain('Dropped as the lowest: Exercise linear_forward, 20 %.');
    await instructor
      .post(`${BOOK}/items`, { item: 'exercise:linear_forward', act: 'change', category: 'manual', extraCredit: '1' })
      .expect(303);
    expect(await student.page(RECORD)).toContain('extra credit');
  });

  it('is for instructors; graders look', async () => {
    const grader = await visitor(app.graderToken);
    expect(await grader.page(BOOK)).not.toContain('How grades are calculated');
    await grader.agent.get(`${BOOK}/settings`).expect(403);
    await grader.post(`${BOOK}/settings`, scheme()).expect(403);
  });
});

describe('results that are taken back', () => {
  it('are hidden from students everywhere, and shown again', async () => {
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    const submission = await student.send('linear_forward', 7);
    const everywhere = async (): Promise<string> => {
      const paths = [RECORD, '/courses/demo', '/courses/demo/exercises/linear_forward', submission];
      const pages = await Promise.all(paths.map((path) => student.page(path)));
      const api = [
        '/api/v1/courses/demo/grades',
        '/api/v1/courses/demo',
        `/api/v1${submission}`,
        '/api/v1/courses/demo/exercises/linear_forward',
      ];
      const answers = await Promise.all(api.map(async (path) => JSON.stringify((await student.agent.get(path)).body)));
      return [...pages, ...answers].join('\n');
    };
    const SHOWN = /\b7 ?\/ ?10|"(points|score|raw)":7\b|70 %|70%/;
    expect(await everywhere()).toMatch(SHOWN);
    await instructor.post(`${BOOK}/items`, { item: 'exercise:linear_forward', act: 'unpublish' }).expect(303);
    expect(await everywhere()).not.toMatch(SHOWN);
    expect(await instructor.page(studentUrl())).toContain('7 / 10');
    await instructor.post(`${BOOK}/items`, { item: 'exercise:linear_forward', act: 'publish' }).expect(303);
    expect(await everywhere()).toMatch(SHOWN);
  });

  it('of columns entered by hand are hidden until they are published', async () => {
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    const column = await addColumn(instructor, 'Secret report');
    await instructor.post(column, { act: 'save', [`points-${app.studentId}`]: '3' }).expect(303);
    expect(await student.page(RECORD)).not.toContain('Secret report');
    const id = column.split('/').at(-1);
    await instructor.post(`${BOOK}/items`, { item: `manual:${id}`, act: 'publish' }).expect(303);
    expect(await student.page(RECORD)).toContain('Secret report');
  });

  it('are not given away by the range while hidden tests are sealed', async () => {
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    await instructor
      .post('/instructor/courses/demo/exercises/linear_forward', { hiddenResults: 'after-due' })
      .expect(303);
    await student.send('linear_forward', 7);
    const record = await student.page(RECORD);
    expect(record).not.toMatch(/\b7\b ?\/|70 %/);
    expect(record).toContain('no result yet');
  });
});

describe('notes', () => {
  it('are read by the staff alone unless they are shared', async () => {
    const [student, grader] = [await visitor(app.studentToken), await visitor(app.graderToken)];
    await grader.post(`${studentUrl()}/notes`, { text: 'Was ill <b>', shared: '' }).expect(303);
    await grader.post(`${studentUrl()}/notes`, { text: 'Come to my office hour', shared: '1' }).expect(303);
    await grader.post(`${studentUrl()}/notes`, { text: ' ', shared: '1' }).expect(422);
    const seen = await student.page(RECORD);
    expect(seen).toContain('Come to my office hour');
    expect(seen).not.toContain('Was ill');
    expect((await grader.agent.get(studentUrl())).text).toContain('Was ill &lt;b&gt;');
    expect(app.database.prepare("SELECT count(*) FROM audit_log WHERE after LIKE '%ill%'").pluck().get()).toBe(0);
  });
});

describe('files', () => {
  it('hold every student, also with hostile names, and nothing that a spreadsheet runs', async () => {
    addStudent(app, '=HYPERLINK("http://x")');
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    await student.send('linear_forward', 8);
    const get = async (query: string): Promise<string> =>
      (await instructor.agent.get(`${BOOK}?${query}`).expect(200)).text;
    const wide = tableOf(await get('format=wide'));
    expect(wide.find(({ Name }) => Name === 'Demo Student')).toMatchObject({
      'Exercise linear_forward': '8',
      'Total (%)': '80',
    });
    const long = tableOf(await get('format=long'));
    expect(long.find((row) => row.name === 'Demo Student' && row.item_id === 'exercise:linear_forward')).toMatchObject({
      raw_points: '8',
      late_penalty: '0',
      points: '8',
      max_points: '10',
      attempts: '1',
      state: 'graded',
      first_submitted_utc: '2026-03-02T10:00:00Z',
      first_submitted_local: '2026-03-02T11:00:00+01:00',
    });
    const tests = tableOf(await get('format=tests'));
    expect(tests.map(({ test, points, verdict }) => [test, points, verdict])).toEqual([
      ['a small layer', '5', 'wrong-answer'],
      ['one example', '3', 'wrong-answer'],
    ]);
    for (const format of ['wide', 'long', 'canvas', 'moodle', 'tests', 'questions']) {
      const text = await get(`format=${format}`);
      expect([format, /(^|[,;\n"])=HYPER/.test(text)]).toEqual([format, false]);
      expect(text.charCodeAt(0)).not.toBe(0xfeff);
    }
    expect((await get('format=wide&style=excel')).charCodeAt(0)).toBe(0xfeff);
  });

  it('of manual grades are read after a dry run, and a wide file read back changes nothing', async () => {
    const instructor = await visitor(app.instructorToken);
    const column = await addColumn(instructor);
    await instructor.post(column, { act: 'save', [`points-${app.studentId}`]: '4' }).expect(303);
    const wide = (await instructor.agent.get(`${BOOK}?format=wide`)).text;
    const same = await instructor.upload(`${BOOK}/import`, { text: wide }).expect(200);
    expect(decoded(same.text)).toContain('0 grades would change');
    const text = 'Name;Report;Exercise relu\nDemo Student;9,5;3\nNobody;1;\nDemo Student 2;lots;\n';
    const plan = await instructor.upload(`${BOOK}/import`, { text }).expect(200);
    const shown = decoded(plan.text);
    expect(shown).toContain('1 grade would change');
    expect(shown).toContain('nobody in the course is “Nobody”');
    expect(shown).toContain('“lots” is not a number of points');
    expect(shown).toContain('Column “Exercise relu” is ignored');
    expect(app.store.gradebook.listManualGrades('demo')[0]?.points).toBe(4);
    const hash = /name="plan" value="([^"]+)"/.exec(plan.text)?.[1] ?? '';
    await instructor.post(column, { act: 'save', [`points-${app.studentId}`]: '5' }).expect(303);
    expect(decoded((await instructor.upload(`${BOOK}/import`, { text, plan: hash }).expect(422)).text)).toContain(
      'check it again',
    );
    const fresh =
      /name="plan" value="([^"]+)"/.exec((await instructor.upload(`${BOOK}/import`, { text })).text)?.[1] ?? '';
    await instructor
      .upload(`${BOOK}/import`, { text, plan: fresh })
      .expect(303)
      .expect('Location', `${BOOK}/import?applied=1`);
    expect(app.store.gradebook.listManualGrades('demo')[0]?.points).toBe(9.5);
    expect(decoded((await instructor.upload(`${BOOK}/import`, { text: 'a,b\n1,2\n' }).expect(422)).text)).toContain(
      'No column says which student is meant',
    );
  });
});

describe('a column entered by hand', () => {
  it('keeps what was typed when one field is wrong, takes 300 students, and is removed with its points in the log', async () => {
    const instructor = await visitor(app.instructorToken);
    for (let index = 0; index < 300; index++) addStudent(app, `Student ${index}`);
    const column = await addColumn(instructor);
    const ids = app.store.courses.listStudents('demo').map(({ id }) => id);
    const all = Object.fromEntries(
      ids.flatMap((id) => [
        [`points-${id}`, '3'],
        [`note-${id}`, ''],
      ]),
    );
    const wrong = await instructor
      .post(column, { act: 'save', ...all, [`points-${app.studentId}`]: '3 apples' })
      .expect(422);
    expect(decoded(wrong.text)).toContain('One row cannot be saved as it is');
    expect(decoded(wrong.text)).toMatch(/id="problem-[^"]+">“3 apples” is not a number of points/);
    expect(wrong.text).toContain('value="3 apples"');
    expect(app.store.gradebook.listManualGrades('demo')).toEqual([]);
    await instructor.post(column, { act: 'save', ...all }).expect(303);
    expect(app.store.gradebook.listManualGrades('demo')).toHaveLength(ids.length);
    await instructor.post(`${BOOK}/manual`, { title: 'Report', maxPoints: '5' }).expect(422);
    await instructor.post(column, { act: 'change', title: 'Essay', maxPoints: '20' }).expect(303);
    await instructor.post(column, { act: 'remove' }).expect(303);
    expect(app.store.gradebook.listManualItems('demo')).toEqual([]);
    const noted = app.database
      .prepare("SELECT count(*) FROM audit_log WHERE action = 'grade.set' AND subject = 'Essay'")
      .pluck()
      .get();
    expect(noted).toBe(ids.length);
  });
});

describe('points above a maximum', () => {
  it('are asked about row by row, stay what was typed, and are asked about once', async () => {
    const instructor = await visitor(app.instructorToken);
    addStudent(app, 'Other Student');
    const column = await addColumn(instructor);
    const [one = '', two = ''] = app.store.courses.listStudents('demo').map(({ id }) => id);
    const fields = { act: 'save', [`points-${one}`]: '10,5', [`points-${two}`]: 'abc' };
    const both = decoded((await instructor.post(column, fields).expect(422)).text);
    expect(both).toContain('2 rows cannot be saved as they are');
    expect(both).toContain('10.5 is more than the maximum of 10 points');
    expect(both).toContain('“abc” is not a number of points');
    for (const text of ['10,5', 'abc']) expect(both).toContain(`value="${text}"`);
    const right = { ...fields, [`points-${two}`]: '9' };
    await instructor.post(column, right).expect(422);
    expect(app.store.gradebook.listManualGrades('demo')).toEqual([]);
    await instructor.post(column, { ...right, above: 'yes' }).expect(303);
    await instructor.post(column, { ...right, [`points-${two}`]: '8' }).expect(303);
    const lower = { act: 'change', title: 'Report', maxPoints: '5' };
    expect(decoded((await instructor.post(column, lower).expect(422)).text)).toContain(
      '2 students have more than 5 points',
    );
    await instructor.post(column, { ...lower, above: 'yes' }).expect(303);
  });

  it('are asked about where one is set by hand', async () => {
    const instructor = await visitor(app.instructorToken);
    const set = { act: 'set', points: '11', reason: 'Bonus' };
    const asked = decoded((await instructor.post(itemUrl('exercise:relu'), set).expect(422)).text);
    expect(asked).toContain('11 is more than the maximum of 10 points');
    expect(asked).toContain('value="11"');
    await instructor.post(itemUrl('exercise:relu'), { ...set, above: 'yes' }).expect(303);
  });
});

describe('the grade so far', () => {
  const figures = (text: string) => ({
    percent: /([\d.]+|–) ?%?/.exec(/Grade so far(.*)/.exec(text)?.[1] ?? '')?.[1],
    points: /([\d.]+ \/ [\d.]+) points/.exec(/Grade so far(.*)/.exec(text)?.[1] ?? '')?.[1],
  });
  /** On the page of the course, in one's results, for the staff, for scripts. */
  const everywhere = async (student: Awaited<ReturnType<typeof visitor>>, staff: typeof student) => {
    const body = async (path: string) => (await student.agent.get(path).expect(200)).body;
    const pages = await Promise.all([student.page('/courses/demo'), student.page(RECORD)]);
    const [course, own] = [await body('/api/v1/courses/demo'), await body('/api/v1/courses/demo/grades')];
    expect(figures(pages[0])).toEqual(figures(pages[1]));
    expect(course.grade.percent).toBe(own.grade.percent);
    expect(figures(await staff.page(studentUrl())).percent).toBe(figures(pages[0]).percent);
    return { ...figures(pages[0]), course: pages[0] };
  };

  it('is one number on every page, and how much is done is said apart from it', async () => {
    await planTestQuiz(app, { source: SHORT_QUIZ, results: 'at-once' });
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    expect(await everywhere(student, instructor)).toMatchObject({ percent: '–', points: undefined });
    await student.send('linear_forward', 10);
    const first = await everywhere(student, instructor);
    expect(first).toMatchObject({ percent: '100', points: '10 / 10' });
    expect(first.course).toContain('1 of 2 exercises done');
    await student.send('relu', 7);
    await instructor.post(`${BOOK}/settings`, scheme()).expect(303);
    const column = await addColumn(instructor);
    await instructor.post(column, { act: 'save', [`points-${app.studentId}`]: '4' }).expect(303);
    await instructor.post(`${BOOK}/items`, { item: `manual:${column.split('/').at(-1)}`, act: 'publish' }).expect(303);
    // 0.75 x 85 % + 0.25 x 40 % = 73.75 %.
    expect(await everywhere(student, instructor)).toMatchObject({ percent: '73.8', points: '21 / 30' });
    await instructor.post(itemUrl('exercise:relu'), { act: 'set', points: 'excused', reason: 'ill' }).expect(303);
    expect((await everywhere(student, instructor)).course).toContain('1 of 2 exercises done');
  });

  it('comes with states that say what is so, in the order of the weeks, and misses are called so', async () => {
    await planTestQuiz(app, { source: SHORT_QUIZ });
    const [student, instructor] = [await visitor(app.studentToken), await visitor(app.instructorToken)];
    await student.send('linear_forward', 0);
    expect(await student.page(RECORD)).toMatch(/linear_forward In progress .* relu Not submitted/);
    for (const slug of ['linear_forward', 'relu'])
      await instructor
        .post(`/instructor/courses/demo/exercises/${slug}`, { dueMode: 'set', due: '2026-03-02T12:30', late: 'none' })
        .expect(303);
    app.time.now = Date.parse('2026-03-02T11:40:00.000Z');
    expect(await student.page(RECORD)).toMatch(/linear_forward Submitted .* relu Missed/);
    const course = await student.page('/courses/demo');
    expect(course).toMatch(/Short quiz Quiz Missed/);
    expect(course).toMatch(/Exercise relu relu\([^)]*\) Missed/);
    await instructor.post(itemUrl('exercise:relu'), { act: 'set', points: 'excused', reason: 'ill' }).expect(303);
    expect(await student.page('/courses/demo')).toMatch(/Exercise relu relu\([^)]*\) Excused/);
    expect(await student.page(RECORD)).toMatch(/relu Excused/);
  });
});

describe('the JSON interface', () => {
  it('gives the staff everything, and a student what is published', async () => {
    const [student, grader] = [await visitor(app.studentToken), await visitor(app.graderToken)];
    await student.send('linear_forward', 8);
    const all = (await grader.agent.get('/api/v1/courses/demo/gradebook').expect(200)).body;
    const own = (await student.agent.get('/api/v1/courses/demo/grades').expect(200)).body;
    expect(own.grade).toMatchObject({ percent: 80, passed: null });
    expect(all.students.find((one: { id: string }) => one.id === app.studentId).grade.percent).toBe(80);
    await student.agent.get('/api/v1/courses/demo/gradebook').expect(403);
  });
});
