/** The way of a submission through the real application and a real database. */
import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/database.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { exerciseNamed } from '../support/samples.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

describe('submitting', () => {
  it('stores the file, grades it and shows the report on the page it redirects to', async () => {
    app = createTestApp();
    app.queue.start();
    const { agent, submit } = await signIn(app, app.studentToken);
    const sent = await submit('export const mine = 1;').expect(303);
    const { location = '' } = sent.headers;
    expect(location).toMatch(/^\/submissions\/[0-9a-f-]{36}$/);
    await settled();
    expect((await agent.get(location).expect(200)).text).toContain('Checking the types and compiling.');
    const [open] = app.grader.open;
    open?.answer(reportFor(open.job, 'wrong-shape'));
    await settled();
    const page = await agent.get(location).expect(200);
    expect(page.text).toContain('Wrong shape');
    expect(page.text).toContain('a small layer');
    expect(page.text).toContain('export');
    expect(page.text).not.toContain('http-equiv="refresh"');
  });

  it('grades everything for "submit" and only the visible tests for "run"', async () => {
    app = createTestApp();
    app.grader.respond = reportFor;
    app.queue.start();
    const { submit } = await signIn(app, app.studentToken);
    await submit('const a = 1;', { action: 'run' }).expect(303);
    await submit('const a = 1;', { action: 'submit' }).expect(303);
    await settled();
    expect(app.grader.seen.map(({ scope }) => scope)).toEqual(['visible', 'all']);
  });

  it('never shows a test run as a result: neither on its page nor in lists', async () => {
    app = createTestApp();
    app.grader.respond = (job) => reportFor(job, 'accepted');
    app.queue.start();
    const { agent, submit } = await signIn(app, app.studentToken);
    const { location: trial = '' } = (await submit('const a = 1;', { action: 'run' }).expect(303)).headers;
    await settled();
    for (const path of [trial, '/courses/demo/exercises/linear_forward/history']) {
      const { text } = await agent.get(path).expect(200);
      expect([path, text.includes('Visible tests passed')]).toEqual([path, true]);
      // Below its head, each test of a report has a verdict of its own.
      expect(text.split('class="tests"')[0]).not.toMatch(/Accepted|badge good|report-head good|report-meter|\d \/ \d/);
    }
    const { location: counted = '' } = (await submit('const a = 1;', { action: 'submit' }).expect(303)).headers;
    await settled();
    expect((await agent.get(counted).expect(200)).text).toMatch(/report-head good[\s\S]*Accepted[\s\S]*report-meter/);
  });

  it('keeps submission and report over a restart', async () => {
    const folder = temporaryFolder();
    const first = createTestApp({ folder });
    first.grader.respond = reportFor;
    first.queue.start();
    const sent = await (await signIn(first, first.studentToken)).submit('const kept = 1;').expect(303);
    await settled();
    first.close();
    app = createTestApp({ folder });
    const { agent } = await signIn(app, app.studentToken);
    const page = await agent.get(sent.headers.location ?? '').expect(200);
    expect(page.text).toContain('Accepted');
    expect(page.text).toContain('kept');
    rmSync(folder, { recursive: true });
  });

  it('lists what was sent on the exercise page and opens the newest in the editor', async () => {
    app = createTestApp();
    app.grader.respond = reportFor;
    app.queue.start();
    const { agent, submit } = await signIn(app, app.studentToken);
    expect((await agent.get('/courses/demo/exercises/linear_forward')).text).toContain('export const starter');
    await submit('const newest = 1;');
    await settled();
    const page = (await agent.get('/courses/demo/exercises/linear_forward').expect(200)).text;
    expect(decoded(page)).toContain('const newest = 1;');
    expect(page).toContain('10 / 10');
    const starter = (await agent.get('/courses/demo/exercises/linear_forward?from=starter').expect(200)).text;
    expect(starter).toContain('export const starter');
    expect((await agent.get('/courses/demo').expect(200)).text).toContain('10 / 10 points');
  });

  it('answers scripts with the address of the submission', async () => {
    app = createTestApp();
    const { submit } = await signIn(app, app.studentToken);
    const sent = await submit('const a = 1;').set('Accept', 'application/json').expect(201);
    expect(sent.body.url).toBe(`/submissions/${sent.body.id}`);
  });

  it('normalises byte order mark and line ends', async () => {
    app = createTestApp();
    const { submit } = await signIn(app, app.studentToken);
    const sent = await submit('\uFEFFconst a = 1;\r\nconst b = 2;\r').set('Accept', 'application/json').expect(201);
    expect(app.store.submissions.findSubmission(sent.body.id)?.source).toBe('const a = 1;\nconst b = 2;\n');
  });

  it('keeps the last part of a file name without control characters', async () => {
    app = createTestApp();
    const { submit } = await signIn(app, app.studentToken);
    const fileName = '..\\..\\C:/home/../my\u0000\u202Efile\r\n.ts';
    const sent = await submit('const a = 1;', { fileName }).set('Accept', 'application/json').expect(201);
    expect(app.store.submissions.findSubmission(sent.body.id)?.fileName).toBe('myfile.ts');
  });
});

describe('what is refused', () => {
  it('shows a file over 64 KB again, unchanged, with status 413', async () => {
    app = createTestApp();
    const { submit } = await signIn(app, app.studentToken);
    const source = `// ${'x'.repeat(66_000)} end of what was typed`;
    const page = await submit(source).expect(413);
    expect(page.text).toContain('The file is too large');
    expect(page.text).toContain('end of what was typed');
    expect(page.text).toContain('mine.ts');
    expect(app.store.jobs.count().queued).toBe(0);
  });

  it('says 413 for a body that is too large to be shown again', async () => {
    app = createTestApp();
    const { submit } = await signIn(app, app.studentToken);
    const answer = await submit('x'.repeat(2_000_000)).expect(413);
    expect(answer.text).toContain('the page still has what you typed');
  });

  it.each([
    ['an empty editor', '  \n', 422, 'There is no code to grade'],
    ['NUL characters, naming the line', 'const a = 1;\nconst b\0 = 2;', 422, 'Line 2 contains a NUL character'],
  ])('says what is wrong with %s', async (_, source, status, words) => {
    app = createTestApp();
    const { submit } = await signIn(app, app.studentToken);
    expect((await submit(source).expect(status)).text).toContain(words);
  });

  it('refuses bytes that are not UTF-8 instead of changing them', async () => {
    app = createTestApp();
    const { agent, csrf } = await signIn(app, app.studentToken);
    const answer = await agent
      .post('/courses/demo/exercises/linear_forward/submissions')
      .type('form')
      .send(`_csrf=${csrf}&action=submit&source=const+gr%FC%DF+%3D+1`)
      .expect(400);
    expect(answer.text).toContain('Save the file as UTF-8');
  });

  it('answers 503 with Retry-After when the queue is full, and keeps what was typed', async () => {
    app = createTestApp({ queueLimit: 2 });
    const { submit } = await signIn(app, app.studentToken);
    await submit('const a = 1;').expect(303);
    await submit('const b = 2;').expect(303);
    const refused = await submit('const third = 3;').expect(503);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(decoded(refused.text)).toContain('const third = 3;');
    expect(app.store.jobs.count().queued).toBe(2);
  });

  it('answers 429 with Retry-After to somebody who sends too often, and not to others', async () => {
    app = createTestApp({ submitsPerMinute: 2 });
    const eager = await signIn(app, app.studentToken);
    const calm = await signIn(app, addStudent(app, 'Calm Student'));
    await eager.submit('const a = 1;').expect(303);
    await eager.submit('const a = 2;').expect(303);
    const refused = await eager.submit('const a = 3;').expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(decoded(refused.text)).toContain('const a = 3;');
    await calm.submit('const a = 1;').expect(303);
  });

  it('refuses a sixth submission while five of the same person wait, and nobody else', async () => {
    app = createTestApp();
    const eager = await signIn(app, app.studentToken);
    for (let index = 0; index < 5; index++) await eager.submit('const a = 1;').expect(303);
    const refused = await eager.submit('const sixth = 6;').expect(409);
    expect(decoded(refused.text)).toContain('5 of your submissions are waiting');
    expect(decoded(refused.text)).toContain('const sixth = 6;');
    await eager.submit('const trial = 1;', { action: 'run' }).expect(303);
    await (await signIn(app, addStudent(app, 'Calm Student'))).submit('const a = 1;').expect(303);
  });

  it('answers 404 for an exercise that does not exist', async () => {
    app = createTestApp();
    const { submit } = await signIn(app, app.studentToken);
    await submit('const a = 1;', {}, 'no_such_exercise').expect(404);
  });

  it('answers 400 for a form without a source or with an unknown action', async () => {
    app = createTestApp();
    const { agent, csrf, submit } = await signIn(app, app.studentToken);
    await agent
      .post('/courses/demo/exercises/linear_forward/submissions')
      .type('form')
      .send({ _csrf: csrf })
      .expect(400);
    await submit('const a = 1;', { action: 'delete' }).expect(400);
  });
});

describe('types that come after the report', () => {
  const found = {
    severity: 'error',
    code: 'TS2322',
    message: 'Not a number.',
    line: 1,
    column: 7,
    excerpt: '',
  } as const;

  it('are added to it: until then the page shows the report, says so and listens on', async () => {
    app = createTestApp();
    app.queue.start();
    const { agent, submit } = await signIn(app, app.studentToken);
    const { location = '' } = (await submit('const a: number = "";').expect(303)).headers;
    await settled();
    const [open] = app.grader.open;
    open?.answer({ ...reportFor(open.job), typesPending: true });
    await settled();
    const early = decoded((await agent.get(location).expect(200)).text);
    expect(early).toContain('Accepted');
    expect(early).toContain('still being checked');
    expect(early).toContain('http-equiv="refresh"');
    expect((await agent.get(`${location}/state`)).body).toMatchObject({ state: 'done', final: false });
    open?.types({ diagnostics: [{ ...found, blocking: false }], typesMs: 5 });
    const late = decoded((await agent.get(location).expect(200)).text);
    expect(late).toContain('Not a number.');
    expect(late).toContain('Accepted');
    expect(late).not.toContain('still being checked');
    expect(late).not.toContain('http-equiv="refresh"');
    expect((await agent.get(`${location}/state`)).body).toMatchObject({ state: 'done', final: true });
  });

  it.each(['the grader died', 'the server was restarted'])('never come when %s, and the page says so', async (why) => {
    const folder = temporaryFolder();
    app = createTestApp({ folder });
    app.queue.start();
    const { location = '' } = (await (await signIn(app, app.studentToken)).submit('const a = 1;').expect(303)).headers;
    await settled();
    const [open] = app.grader.open;
    open?.answer({ ...reportFor(open.job), typesPending: true });
    await settled();
    if (why === 'the grader died') open?.types(undefined);
    else {
      app.close();
      app = createTestApp({ folder });
    }
    const page = decoded((await (await signIn(app, app.studentToken)).agent.get(location).expect(200)).text);
    expect(page).toContain('were not checked');
    expect(page).not.toContain('http-equiv="refresh"');
    rmSync(folder, { recursive: true });
  });

  it('change nothing on a report that took the place of theirs', async () => {
    app = createTestApp();
    app.queue.start();
    const { submit } = await signIn(app, app.studentToken);
    const { id } = (await submit('const a = 1;').set('Accept', 'application/json')).body;
    await settled();
    const [open] = app.grader.open;
    open?.answer({ ...reportFor(open.job), typesPending: true });
    await settled();
    if (open) app.store.reports.replaceReport(id, reportFor(open.job, 'wrong-answer'), new Date(0).toISOString());
    open?.types({ diagnostics: [{ ...found, blocking: false }], typesMs: 5 });
    expect(app.store.reports.findReport(id)).toMatchObject({ verdict: 'wrong-answer', diagnostics: [] });
  });
});

describe('many test runs of one person', () => {
  it('wait two at a time; the page of one whose place a newer took says so, and everybody sees a true place', async () => {
    app = createTestApp({ capacity: 1 });
    app.queue.start();
    const eager = await signIn(app, app.studentToken);
    const calm = await signIn(app, addStudent(app, 'Calm Student'));
    const locations: string[] = [];
    for (let index = 0; index < 5; index++)
      locations.push((await eager.submit('for (;;) {}', { action: 'run' }).expect(303)).headers.location ?? '');
    await settled();
    const { location = '' } = (await calm.submit('const a = 1;', { action: 'run' }).expect(303)).headers;
    const stateOf = async (place: string) => (await eager.agent.get(`${place}/state`).expect(200)).body;
    expect(await Promise.all(locations.map(async (place) => (await stateOf(place)).state))).toEqual([
      'running',
      'replaced',
      'replaced',
      'queued',
      'queued',
    ]);
    expect((await calm.agent.get(location).expect(200)).text).toContain('Next in the queue.');
    expect((await stateOf(locations[4] ?? '')).text).toBe('Number 3 in the queue.');
    const page = await eager.agent.get(locations[1] ?? '').expect(200);
    expect(decoded(page.text)).toContain('a newer one took this one');
    expect(page.text).not.toContain('http-equiv="refresh"');
    const history = (await eager.agent.get('/courses/demo/exercises/linear_forward/history').expect(200)).text;
    expect(history.match(/Not run/g)).toHaveLength(2);
    app.grader.open[0]?.answer(reportFor(app.grader.open[0].job));
    await settled();
    expect((await calm.agent.get(`${location}/state`)).body.state).toBe('running');
  });
});

describe('a submission that the grader cannot grade', () => {
  it('is tried three times, then stands as ungraded with an alert for the instructor, and can be graded again', async () => {
    app = createTestApp();
    const { grader, queue } = app;
    queue.start();
    const student = await signIn(app, app.studentToken);
    const { location = '' } = (await student.submit('const a = 1;').expect(303)).headers;
    for (let attempt = 1; attempt <= 3; attempt++) {
      await settled();
      queue.tick();
      expect(grader.open).toHaveLength(1);
      grader.open[0]?.die();
    }
    await settled();
    const page = await student.agent.get(location).expect(200);
    expect(page.text).toContain('does not count as zero');
    expect(page.text).not.toContain('the grader process ended');
    expect((await student.agent.get('/courses/demo')).text).toContain('Not graded yet');

    const teacher = await signIn(app, app.instructorToken);
    expect((await teacher.agent.get('/instructor/courses/demo/submissions')).text).toContain(
      '1 submission could not be graded.',
    );
    expect((await teacher.agent.get(location)).text).toContain('the grader process ended');
    const again = `/instructor/courses/demo${location}/grade-again`;
    await student.agent.post(again).type('form').send({ _csrf: student.csrf }).expect(403);
    await teacher.agent.post(again).type('form').send({ _csrf: teacher.csrf }).expect(303);
    await settled();
    grader.open[0]?.answer(reportFor(grader.open[0].job));
    await settled();
    expect((await student.agent.get(location)).text).toContain('Accepted');
    await teacher.agent.post(again).type('form').send({ _csrf: teacher.csrf }).expect(409);
  });

  it('can be graded again together with all others, from the alert', async () => {
    app = createTestApp();
    app.grader.respond = (job) => reportFor(job, 'grader-error');
    app.queue.start();
    const { submit } = await signIn(app, app.studentToken);
    for (let index = 0; index < 3; index++) await submit('const a = 1;').expect(303);
    for (let turn = 0; turn < 4; turn++) {
      await settled();
      app.queue.tick();
    }
    expect(app.store.jobs.count().failed).toBe(3);
    app.grader.respond = reportFor;
    const { agent, csrf } = await signIn(app, app.instructorToken);
    const all = '/instructor/courses/demo/submissions/grade-again';
    expect((await agent.get('/instructor/courses/demo/submissions?verdict=ungraded')).text).toContain(
      `action="${all}"`,
    );
    await agent.post(all).type('form').send({ _csrf: csrf }).expect(303);
    await settled();
    expect(app.store.jobs.count()).toEqual({ queued: 0, queuedLive: 0, running: 0, failed: 0 });
  });

  it('counts a report that says grader-error as a failed try, never as a result', async () => {
    app = createTestApp();
    app.grader.respond = (job) => reportFor(job, 'grader-error');
    app.queue.start();
    const { submit } = await signIn(app, app.studentToken);
    const { id } = (await submit('const a = 1;').set('Accept', 'application/json')).body;
    for (let turn = 0; turn < 4; turn++) {
      await settled();
      app.queue.tick();
    }
    expect(app.store.submissions.findSubmission(id)).toMatchObject({ state: 'failed', attempts: 3, verdict: null });
  });
});

describe("the instructor's table", () => {
  it('shows everybody, newest first, filtered by exercise and result, in pages', async () => {
    app = createTestApp({ exercises: [exerciseNamed('linear_forward'), exerciseNamed('predict', { order: 2 })] });
    app.grader.respond = (job) => reportFor(job, job.source.includes('wrong') ? 'wrong-answer' : 'accepted');
    app.queue.start();
    const one = await signIn(app, app.studentToken);
    const other = await signIn(app, addStudent(app, 'Other Student'));
    for (let index = 0; index < 51; index++) await one.submit('const a = 1;').expect(303);
    await other.submit('const wrong = 1;', {}, 'predict').expect(303);
    await settled();
    const { agent } = await signIn(app, app.instructorToken);
    const table = async (query: string) => {
      const { text } = await agent.get(`/instructor/courses/demo/submissions${query}`).expect(200);
      const rows = [...text.matchAll(/<tr>\s*<td>[\s\S]*?<\/tr>/g)].map(([row]) => row);
      return { text, rows };
    };
    const first = await table('');
    expect(first.text).toContain('52 submissions');
    expect(first.rows).toHaveLength(50);
    expect(first.rows[0]).toContain('Other Student');
    expect((await table('?page=2')).rows).toHaveLength(2);
    expect((await table('?page=99')).text).toContain('Page 2 of 2');
    expect((await table('?exercise=predict')).rows).toHaveLength(1);
    expect((await table('?verdict=wrong-answer')).rows).toHaveLength(1);
    expect((await table('?verdict=ungraded')).rows).toHaveLength(0);
    expect((await table("?verdict=' OR 1=1 --&page=-3")).rows).toHaveLength(50);
  });
});
