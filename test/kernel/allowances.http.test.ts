/**
 * Nobody but the staff fills the disk: every route by which somebody else stores anything says what, all of it together is
 * bounded, and the bounds hold when they are tried over HTTP with the largest that is taken.
 */

import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { GradeReport } from '../../graders/protocol.ts';
import { ALLOWANCES, type AllowanceName, MOST_A_DAY } from '../../server/kernel/allowances.ts';
import { planTestQuiz } from '../quizzes/support/quiz.ts';
import { EXAMPLES, EXPECTED, type Expected } from '../support/authorisation-table.ts';
import { temporaryFolder } from '../support/database.ts';
import { reportFor } from '../support/fake-grader.ts';
import { openBrowser, openSession, type PlainBrowser } from '../support/plain-browser.ts';
import { formTokenOn } from '../support/sign-in-link.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { until } from '../support/until.ts';

let app: TestApp;
afterEach(() => app.close());

/** Who of the table in test/<room>/access.ts may be a student, or nobody yet. */
const STUDENTS: readonly Expected[] = ['anyone', 'signed-in', 'member', 'student', 'submission', 'submission-author'];

const student = async (): Promise<PlainBrowser> =>
  openBrowser(app.server, await openSession(app.server, app.studentToken));
const rowCount = (): Record<string, number> => {
  const tables = app.database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return Object.fromEntries(
    // Results that are kept ready are made when somebody looks: one for each exercise that somebody sent something to.
    tables
      .filter((name) => !/results$/.test(name))
      .map((name) => [name, app.database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
  );
};

describe('the table of routes', () => {
  it('says what each route stores by which students change something, and all of it fits a day', () => {
    app = createTestApp();
    const named = app.rules.map((rule) => ({ ...rule, name: `${rule.method.toUpperCase()} ${rule.path}` }));
    const theirs = named.filter(({ name }) => STUDENTS.includes(EXPECTED[name] as Expected));
    expect(theirs.length).toBeGreaterThan(30);
    const silent = theirs.filter(({ method, stores }) => method !== 'get' && stores === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
    const used = new Set(theirs.flatMap(({ stores = [] }) => stores));
    const sum = [...used].reduce((bytes, name: AllowanceName) => bytes + ALLOWANCES[name].bytes, 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(MOST_A_DAY);
    // Nothing is declared that nobody uses.
    const everywhere = new Set(named.flatMap(({ stores = [] }) => stores));
    expect([...everywhere].sort()).toEqual(Object.keys(ALLOWANCES).sort());
  });

  it('says so of each page, too, that adds a row when a student or a stranger looks at it', async () => {
    app = createTestApp();
    await planTestQuiz(app);
    const browser = await student();
    await browser.send('POST', '/courses/demo/exercises/linear_forward/submissions', {
      body: new URLSearchParams({ source: 'export {};', action: 'submit' }),
    });
    const submission = String(app.database.prepare('SELECT id FROM submissions').pluck().get());
    const examples = EXAMPLES(app, { submission, picture: 'none', attempt: 'none', post: 'none' });
    const pages = app.rules.filter(({ method, path }) => method === 'get' && !path.endsWith('/events'));
    const adding: string[] = [];
    for (const { path, stores } of pages) {
      if (stores !== undefined) continue;
      const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(examples[name] ?? 'none'));
      for (const visitor of [browser, openBrowser(app.server)]) {
        const before = rowCount();
        await visitor.send('GET', address, { accept: 'text/html' });
        if (JSON.stringify(rowCount()) !== JSON.stringify(before)) adding.push(path);
      }
    }
    expect(adding).toEqual([]);
  });
});

describe('one student', () => {
  /** A report as large as the grader makes one. */
  const largeReport = (job: Parameters<typeof reportFor>[0]): GradeReport => ({
    ...reportFor(job),
    message: 'x'.repeat(250 * 1024),
  });

  it('adds no more than the bound to the file by sending all day what is largest', async () => {
    const folder = temporaryFolder();
    app = createTestApp({ folder, submitsPerMinute: 100_000, queueLimit: 100_000 });
    app.grader.respond = largeReport;
    app.queue.start();
    await planTestQuiz(app);
    const browser = await student();
    app.database.pragma('wal_checkpoint(TRUNCATE)');
    const before = statSync(join(folder, 'gradedescent.db')).size;

    const source = `// ${'é'.repeat(30_000)}\n`;
    const send = (n: number) =>
      browser.send('POST', '/courses/demo/exercises/linear_forward/submissions', {
        body: new URLSearchParams({ source: `${source}${n}`, action: 'run' }),
      });
    let sent = 0;
    let refused = await send(sent);
    while (refused.status === 201) {
      sent += 1;
      const graded = (): boolean => app.database.prepare('SELECT count(*) FROM reports').pluck().get() === sent;
      await until(graded, 'it is graded');
      refused = await send(sent);
    }
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(`You have sent ${sent} files today`);
    expect(sent).toBeGreaterThan(20);

    const draft = (text: string, baseVersion: number) =>
      browser.send('PUT', '/api/v1/courses/demo/exercises/linear_forward/draft', {
        body: { source: text, baseVersion, changeId: `change ${baseVersion}` },
      });
    for (let version = 0; version < 60; version += 1)
      expect((await draft(`${source}${version}`, version)).status).toBe(200);

    const id = String(app.database.prepare('SELECT id FROM submissions').pluck().get());
    const ask = (path: string) =>
      browser.send('POST', `/submissions/${id}/questions${path}`, {
        body: new URLSearchParams({ text: '\u4f60'.repeat(10_000) }),
        accept: 'text/html',
      });
    expect((await ask('')).status).toBe(303);
    const question = String(app.database.prepare('SELECT id FROM questions').pluck().get());
    let messages = 1;
    let said = await ask(`/${question}`);
    for (; said.status === 303; said = await ask(`/${question}`)) messages += 1;
    expect(said.status).toBe(422);
    expect(said.text).toContain('You have written as much today');
    expect(messages).toBeLessThanOrEqual(ALLOWANCES.messages.count);

    app.database.pragma('wal_checkpoint(TRUNCATE)');
    const grown = statSync(join(folder, 'gradedescent.db')).size - before;
    expect(grown).toBeLessThanOrEqual(MOST_A_DAY);
    expect(grown).toBeGreaterThan(ALLOWANCES.submissions.bytes * 0.9);

    // A new day begins; nothing of the old one counts.
    app.time.now += 24 * 3_600_000;
    expect((await send(sent)).status).toBe(201);
    expect((await ask(`/${question}`)).status).toBe(303);
    app.close();
    rmSync(folder, { recursive: true, force: true });
    app = createTestApp();
  });

  it('who works a whole day is never refused: five hundred runs, a draft every two seconds, twenty questions', async () => {
    app = createTestApp({ submitsPerMinute: 100_000, queueLimit: 100_000 });
    app.grader.respond = (job) => ({ ...reportFor(job), message: 'x'.repeat(8_000) });
    app.queue.start();
    const browser = await student();
    const code = 'const Z = np.add(np.matmul(W, A), b);\n'.repeat(100);
    for (let run = 1; run <= 500; run += 1) {
      const body = new URLSearchParams({ source: `${code}${run}`, action: run % 5 ? 'run' : 'submit' });
      const { status } = await browser.send('POST', '/courses/demo/exercises/linear_forward/submissions', { body });
      expect({ run, status }).toEqual({ run, status: 201 });
      if (run % 25 === 0)
        await until(() => app.database.prepare('SELECT count(*) FROM reports').pluck().get() === run, 'all are graded');
    }
    for (let version = 0; version < 500; version += 1) {
      const body = { source: `${code}${version}`, baseVersion: version, changeId: `change ${version}` };
      const { status } = await browser.send('PUT', '/api/v1/courses/demo/exercises/linear_forward/draft', { body });
      expect({ version, status }).toEqual({ version, status: 200 });
    }
  });

  it('who signs in again and again leaves a few sessions, and the one in use', async () => {
    app = createTestApp();
    let last = await openSession(app.server, app.studentToken);
    for (let time = 0; time < ALLOWANCES.sessions.count + 10; time += 1) {
      app.time.now += 1_000;
      last = await openSession(app.server, app.studentToken);
    }
    const count = app.database.prepare('SELECT count(*) FROM sessions WHERE person_id = ?').pluck().get(app.studentId);
    expect(count).toBe(ALLOWANCES.sessions.count);
    expect((await openBrowser(app.server, last).send('GET', '/account')).status).toBe(200);
  });

  it('who only looks at the forms of strangers stores nothing, and can still send them', async () => {
    app = createTestApp();
    const stranger = openBrowser(app.server);
    for (let time = 0; time < 20; time += 1)
      for (const path of ['/sign-in', '/forgot', '/join']) await openBrowser(app.server).send('GET', path);
    expect(app.database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0);
    const page = await stranger.send('GET', '/sign-in', { accept: 'text/html' });
    const _csrf = formTokenOn(page.text);
    const form = (word: string) => new URLSearchParams({ _csrf: word, email: 'a@example.org', password: 'wrong' });
    const flags = String(page.headers['set-cookie']);
    expect(flags).toMatch(/^gradedescent\.form=[0-9a-f]+\.[0-9a-f]{64};.*HttpOnly.*SameSite=Lax/);
    expect((await stranger.send('POST', '/sign-in', { body: form(_csrf), accept: 'text/html' })).status).toBe(401);
    expect((await stranger.send('POST', '/sign-in', { body: form('guessed') })).status).toBe(403);
    expect((await openBrowser(app.server).send('POST', '/sign-in', { body: form(_csrf) })).status).toBe(403);
    expect((await openBrowser(app.server).send('POST', '/sign-in', { body: form('') })).status).toBe(403);
  });

  it('who changes the account or exports the own data again and again is told when to go on', async () => {
    app = createTestApp();
    const browser = await student();
    const change = (n: number) =>
      browser.send('POST', '/account', { body: new URLSearchParams({ name: `Name ${n}`, theme: 'dark' }) });
    for (let n = 0; n < ALLOWANCES.account.requests; n += 1) expect((await change(n)).status).toBe(303);
    const refused = await change(-1);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain(`At most ${ALLOWANCES.account.requests} of these requests are possible per day`);
  });
});
