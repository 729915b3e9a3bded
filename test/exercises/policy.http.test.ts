/** The rules of an exercise, from the instructor's form to the student's page and the refusal of a submission. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { reportFor, settled } from '../support/fake-grader.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const EXERCISE = '/courses/demo/exercises/linear_forward';
const FORM = `/instructor${EXERCISE}`;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

/** Week 4 of the demo course began on Saturday, 28 February 2026, at 08:00 UTC; the clock stands at 2 March, 10:00. */
async function prepare() {
  const made = createTestApp();
  app = made;
  made.grader.respond = reportFor;
  made.queue.start();
  const student = await signIn(made, made.studentToken);
  const instructor = await signIn(made, made.instructorToken);
  const post = (path: string, fields: Record<string, string>) =>
    instructor.agent
      .post(path)
      .type('form')
      .send({ _csrf: instructor.csrf, ...fields });
  const page = async (path = EXERCISE): Promise<string> => decoded((await student.agent.get(path).expect(200)).text);
  /** Lets days pass without letting the sessions end. */
  const pass = async (days: number): Promise<void> => {
    for (let left = days; left > 0; left -= 5) {
      made.time.now += Math.min(left, 5) * DAY;
      for (const { agent } of [student, instructor]) await agent.get('/courses/demo').expect(200);
    }
  };
  return { made, student, instructor, post, page, pass };
}

describe('the rules of an exercise', () => {
  it('are said to the student as they apply now', async () => {
    const { student, page, pass } = await prepare();
    expect(await page()).toContain('Due Sat, 7 Mar 2026, 09:00 CET');
    await student.submit('const a = 1;').expect(303);
    expect(await page()).toContain('Unlimited; 1 used');
    await pass(5);
    expect(await page()).toContain('Late: 80 % of the points until Sun, 8 Mar 2026, 09:00 CET');
    await pass(20);
    expect(await page()).toContain('Closed since');
    const refused = await student.submit('const late = 1;').expect(409);
    expect(decoded(refused.text)).toContain('The exercise closed on');
    expect(decoded(refused.text)).toContain('const late = 1;');
    await student.submit('const late = 1;', { action: 'run' }).expect(303);
  });

  it('change at once when the instructor sets others, and are as in the file again when fields are emptied', async () => {
    const { student, post, page } = await prepare();
    await post(FORM, { attempts: '1', coolDown: '0', late: 'none', dueMode: 'set', due: '2026-03-03T12:00' }).expect(
      303,
    );
    expect(await page()).toContain('Due Tue, 3 Mar 2026, 12:00 CET; nothing is accepted later');
    await student.submit('const a = 1;').expect(303);
    expect(decoded((await student.submit('const b = 1;').expect(409)).text)).toContain(
      'You have used your only attempt',
    );
    await post(FORM, {}).expect(303);
    expect(await page()).toContain('Due Sat, 7 Mar 2026, 09:00 CET');
    await student.submit('const b = 1;').expect(303);
  });

  it('are refused field by field with what was typed, and nothing changes', async () => {
    const { made, post } = await prepare();
    const answer = await post(FORM, { attempts: 'many', late: '1 day 80\nlater 5' }).expect(422);
    const text = decoded(answer.text);
    expect(text).toContain('value="many"');
    expect(text).toContain('Enter a whole number of 1 or more');
    expect(text).toContain('Line 2 could not be read');
    expect(made.store.policies.listOverrides('demo').size).toBe(0);
  });

  it.each([
    [{ release: '2026-03-10T09:00', dueMode: 'set', due: '2026-03-01T09:00', late: 'none' }, ['10 Mar', '1 Mar']],
    [{ release: '2026-03-10T09:00' }, ['Tue, 10 Mar 2026, 09:00 CET', 'Sat, 7 Mar 2026, 09:00 CET']],
    [{ dueMode: 'set', due: '2026-02-20T09:00' }, ['Sat, 28 Feb 2026, 09:00 CET', 'Fri, 20 Feb 2026, 09:00 CET']],
    [{ dueMode: 'none', hiddenResults: 'after-due' }, ['there is none']],
    [{ attempts: '0' }, ['whole number of 1 or more']],
  ])('are refused when nobody could submit by them, with both values: %j', async (fields, parts) => {
    const { made, post } = await prepare();
    const text = decoded((await post(FORM, fields).expect(422)).text);
    for (const part of parts) expect(text).toContain(part);
    expect(made.store.policies.listOverrides('demo').size).toBe(0);
  });

  it('make a pause between two submissions', async () => {
    const { made, student, post, page } = await prepare();
    await post(FORM, { coolDown: '300' }).expect(303);
    await student.submit('const a = 1;').expect(303);
    expect(decoded((await student.submit('const b = 1;').expect(409)).text)).toContain('11:05:00');
    expect(await page()).toContain('At least 5 minutes between two submissions');
    made.time.now += 5 * MINUTE;
    await student.submit('const b = 1;').expect(303);
  });

  it('never let two submissions at once take the last attempt', async () => {
    const { made, student, post } = await prepare();
    await post(FORM, { attempts: '2' }).expect(303);
    const answers = await Promise.all(Array.from({ length: 8 }, () => student.submit('const a = 1;')));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(2);
    expect(made.store.submissions.listCounted('demo', made.studentId)).toHaveLength(2);
  });

  it('do not count an attempt on which the grader itself failed', async () => {
    const { made, student, post } = await prepare();
    await post(FORM, { attempts: '1' }).expect(303);
    made.grader.respond = (job) => reportFor(job, 'grader-error');
    await student.submit('const a = 1;').expect(303);
    await settled();
    made.grader.respond = reportFor;
    await student.submit('const b = 1;').expect(303);
  });

  it('keep an exercise closed until its release, and its address says when it opens', async () => {
    const { student, post, page, instructor } = await prepare();
    await post(FORM, { release: '2026-03-04T09:00' }).expect(303);
    expect(await page('/courses/demo')).toContain('Opens Wed, 4 Mar 2026, 09:00 CET');
    expect(await page()).toContain('Opens Wed, 4 Mar 2026, 09:00 CET');
    expect(await page()).not.toContain('name="source"');
    await student.agent.get(`/api/v1${EXERCISE}`).expect(404);
    await student.agent.get('/courses/demo/exercises/unknown').expect(404);
    await student.submit('const a = 1;').expect(404);
    await instructor.agent.get(EXERCISE).expect(200);
  });
});

describe('an extension', () => {
  it('beats every rule for one student, and is said to them with its reason', async () => {
    const { made, student, post, page, pass } = await prepare();
    await post(FORM, { attempts: '1', late: 'none' }).expect(303);
    await student.submit('const a = 1;').expect(303);
    await pass(10);
    const grant = { person: made.studentId, due: '2026-03-20T12:00', attempts: '1', reason: 'was ill' };
    await post(`${FORM}/extensions`, grant).expect(303);
    const text = await page();
    expect(text).toContain('Due Fri, 20 Mar 2026, 12:00 CET; 1 extra attempt; was ill');
    await student.submit('const b = 1;').expect(303);
    const refused = await signIn(made, addStudent(made, 'Third Student'));
    await refused.submit('const b = 1;').expect(409);
    await post(`${FORM}/extensions/${made.studentId}/revoke`, {}).expect(303);
    await student.submit('const c = 1;').expect(409);
  });

  it('stays an extension whatever everybody is given later, and pages say which date applies', async () => {
    const { made, post, page, instructor, student } = await prepare();
    const grant = { person: made.studentId, reason: 'was ill' };
    const everybody = (fields: Record<string, string>) => post(FORM, { dueMode: 'set', late: 'none', ...fields });
    const api = async () =>
      (await student.agent.get(`/api/v1${EXERCISE}`).expect(200)).body as { rules: { dueAt: string | null } };
    await post(`${FORM}/extensions`, { ...grant, due: '2026-03-12T12:00' }).expect(303);
    expect(await page()).toContain('Due Thu, 12 Mar 2026, 12:00 CET; was ill');
    await everybody({ due: '2026-03-20T12:00' }).expect(303);
    expect(await page()).toContain('Due Fri, 20 Mar 2026, 12:00 CET; nothing is accepted later');
    expect(await page()).toContain(
      'Due Thu, 12 Mar 2026, 12:00 CET; the regular due date is now later, so that one applies: Fri, 20 Mar 2026, 12:00 CET',
    );
    expect(decoded((await instructor.agent.get(FORM)).text)).toContain('the regular due date is now later');
    expect((await api()).rules.dueAt).toBe('2026-03-20T11:00:00.000Z');
    await everybody({ dueMode: 'none' }).expect(303);
    expect(await page()).toContain('No due date');
    expect((await api()).rules.dueAt).toBeNull();
    await everybody({ due: '2026-03-05T12:00' }).expect(303);
    expect((await api()).rules.dueAt).toBe('2026-03-12T11:00:00.000Z');
    await post(`${FORM}/extensions`, { ...grant, never: 'yes' }).expect(303);
    expect(await page()).toContain('No due date for you');
    expect((await api()).rules.dueAt).toBeNull();
    const refused = await everybody({ due: '2026-03-05T12:00', hiddenResults: 'after-due' }).expect(422);
    expect(decoded(refused.text)).toContain('the exercise is never due for Demo Student');
  });

  it.each([
    [
      { due: '2026-03-06T12:00' },
      'The regular due date is Sat, 7 Mar 2026, 09:00 CET, and Fri, 6 Mar 2026, 12:00 CET is not',
    ],
    [{ due: '2026-03-07T09:00' }, 'is not later'],
    [{ due: '2026-03-09T09:00', never: 'yes' }, 'not both'],
    [{}, 'Enter a due date, extra attempts, or both.'],
  ])('is refused where it would give nothing: %j', async (fields, message) => {
    const { made, post } = await prepare();
    const answer = await post(`${FORM}/extensions`, { person: made.studentId, ...fields }).expect(422);
    expect(decoded(answer.text)).toContain(message);
    expect(made.store.policies.listAllExtensions('demo')).toEqual([]);
  });

  it('is refused for somebody outside of the course', async () => {
    const { post } = await prepare();
    const answer = await post(`${FORM}/extensions`, { person: 'nobody', attempts: '1' }).expect(422);
    expect(answer.text).toContain('Choose a student of this course.');
  });
});

describe('hidden results', () => {
  it('stay sealed until the due date: on the pages, in lists, for scripts', async () => {
    const { made, student, instructor, post, page } = await prepare();
    await post(FORM, { hiddenResults: 'after-due' }).expect(303);
    const { location = '' } = (await student.submit('const a = 1;').expect(303)).headers;
    await settled();
    const pages = [
      location,
      `${location}/result`,
      EXERCISE,
      `${EXERCISE}/history`,
      '/courses/demo',
      `/api/v1${location}`,
    ];
    const api = ['/api/v1/courses/demo', `/api/v1${EXERCISE}`];
    for (const path of [...pages, ...api]) expect(await page(path)).not.toMatch(/one example|10 \/ 10|"score":10/);
    expect(await page(location)).toContain('One hidden test was run as well.');
    expect(await page('/courses/demo')).toContain('Received');
    expect(decoded((await instructor.agent.get(location)).text)).toContain('one example');
    made.time.now += 5 * DAY;
    expect(await page(location)).toContain('one example');
    expect(await page('/courses/demo')).toContain('10 / 10 points');
  });

  it('that are never shown one by one leave their sum', async () => {
    const { student, post, page } = await prepare();
    await post(FORM, { hiddenResults: 'never' }).expect(303);
    const { location = '' } = (await student.submit('const a = 1;').expect(303)).headers;
    await settled();
    expect(await page(location)).toContain('Hidden tests: 1, together 5 of 5 points.');
    expect(await page(location)).not.toContain('one example');
  });
});

describe('the points of a course', () => {
  it('count the best submission after lateness', async () => {
    const { made, student, page } = await prepare();
    made.grader.respond = (job) => ({ ...reportFor(job), score: 4 });
    await student.submit('const a = 1;').expect(303);
    await settled();
    expect(await page('/courses/demo')).toContain('4 / 10 points');
    made.time.now += 5.5 * DAY;
    made.grader.respond = reportFor;
    await student.submit('const b = 1;').expect(303);
    await settled();
    expect(await page('/courses/demo')).toContain('8 / 10 points');
    expect(await page('/courses/demo')).toContain('80 % (late)');
  });
});

describe('two submissions', () => {
  it('can be compared, the older one first, by those who may see both', async () => {
    const { made, student, instructor } = await prepare();
    const send = async (source: string): Promise<string> => {
      made.time.now += 1000;
      return ((await student.submit(source).expect(303)).headers.location ?? '').split('/').at(-1) ?? '';
    };
    const [one, two] = [await send('const a = 1;\nconst same = 0;\n'), await send('const a = 2;\nconst same = 0;\n')];
    const chosen = await student.agent.get(`${EXERCISE}/compare?id=${two}&id=${one}`).expect(303);
    const text = decoded((await student.agent.get(chosen.headers.location ?? '').expect(200)).text);
    expect(text).toContain('1 line removed, 1 line added.');
    expect(text).toMatch(/diff-removed[\s\S]*const a = 1;[\s\S]*diff-added[\s\S]*const a = 2;[\s\S]*const same/);
    await instructor.agent.get(`/submissions/${one}/compare/${two}`).expect(200);
    const other = await signIn(made, addStudent(made, 'Other Student'));
    await other.agent.get(`/submissions/${one}/compare/${two}`).expect(404);
    const alone = await student.agent.get(`${EXERCISE}/compare?id=${one}`).expect(303);
    expect((await student.agent.get(alone.headers.location ?? '').expect(200)).text).toContain(
      'Select exactly two of them, then compare.',
    );
  });
});
