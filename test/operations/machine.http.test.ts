/** What the server tells monitors, admins, staff and students of its machine. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { temporaryFolder } from '../support/database.ts';
import { createFakeGrader, reportFor, settled } from '../support/fake-grader.ts';
import { createTestApp, decoded, signIn, type TestApp, type TestAppOptions } from '../support/test-app.ts';

const MISSING = 'bwrap: an escape from the isolate could read files';
const HOUR = 3_600_000;

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

/** An application whose grader was started. */
async function started(options: TestAppOptions = {}): Promise<TestApp> {
  app = createTestApp(options);
  app.queue.start();
  await settled();
  return app;
}
const ready = async (of: TestApp) => {
  const { status, body } = await request(of.server).get('/healthz/ready');
  return { status, ...body } as { status: string | number; checks: Record<string, string> };
};
const machinePage = async (of: TestApp): Promise<string> => {
  const { agent } = await signIn(of, of.adminToken);
  return decoded((await agent.get('/admin/machine').expect(200)).text);
};

describe('monitors', () => {
  it('hear that all is well, and nothing else', async () => {
    const of = await started();
    const well = { status: 'pass', checks: { database: 'pass', grader: 'pass', disk: 'pass', backup: 'pass' } };
    for (const path of ['/healthz', '/healthz/ready'])
      expect((await request(of.server).get(path).expect(200)).body).toEqual(well);
    const live = await request(of.server).get('/healthz/live').expect(200);
    expect([live.body, live.headers['set-cookie']]).toEqual([{ status: 'pass' }, undefined]);
  });

  it('hear that the database cannot be written or read, while the process lives', async () => {
    const of = await started();
    of.database.pragma('query_only = ON');
    expect(await ready(of)).toMatchObject({ checks: { database: 'fail' } });
    of.database.pragma('query_only = OFF');
    expect((await ready(of)).checks).toMatchObject({ database: 'pass' });
    of.database.close();
    await request(of.server).get('/healthz/ready').expect(503);
    await request(of.server).get('/healthz/live').expect(200);
    app = undefined;
    of.queue.stop();
    of.server.close();
    of.server.closeAllConnections();
  });

  it('hear that the grader does not start, and that it does again', async () => {
    const grader = createFakeGrader();
    grader.broken = 'a secret of /srv/grades';
    const of = await started({ grader });
    const answer = await request(of.server).get('/healthz/ready').expect(503);
    expect(answer.body.checks.grader).toBe('fail');
    expect(answer.text).not.toContain('secret');
    expect(await machinePage(of)).toContain('a secret of /srv/grades');
    grader.broken = undefined;
    of.time.now += 60_000;
    of.queue.tick();
    await settled();
    expect((await ready(of)).checks).toMatchObject({ grader: 'pass' });
  });

  it('hear that the disk runs full before it is', async () => {
    let free = 300 * 1024 * 1024;
    const of = await started({ freeBytes: () => free });
    expect((await ready(of)).checks).toMatchObject({ disk: 'pass' });
    free = 200 * 1024 * 1024;
    await request(of.server).get('/healthz/ready').expect(503);
    expect(await machinePage(of)).toContain('Only 0.2 GB free');
  });

  it('are warned, not alarmed, when the newest backup is old', async () => {
    const folder = temporaryFolder();
    const backups = { folder: join(folder, 'backups'), everyHours: 24, keep: 3, backUp: async () => {} };
    const of = await started({ backups });
    expect(await ready(of)).toMatchObject({ checks: { backup: 'warn' } });
    mkdirSync(backups.folder);
    writeFileSync(join(backups.folder, 'gradedescent-2026-03-02T09-00-00Z.db'), '');
    expect((await ready(of)).checks).toMatchObject({ backup: 'pass' });
    of.time.now += 49 * HOUR;
    const old = await request(of.server).get('/healthz/ready').expect(200);
    expect(old.body).toMatchObject({ status: 'warn', checks: { backup: 'warn' } });
    rmSync(folder, { recursive: true });
  });
});

describe('a machine that lacks a layer of the sandbox', () => {
  const lacking = () => Object.assign(createFakeGrader(), { missing: [MISSING], respond: reportFor });

  it('grades nothing in production, keeps what is submitted, and says so to everybody in their words', async () => {
    const of = await started({ grader: lacking(), production: true, queueLimit: 2 });
    const student = await signIn(of, of.studentToken);
    const places = [];
    for (let sent = 0; sent < 4; sent++)
      places.push((await student.submit(`const a = ${sent};`).expect(303)).headers.location ?? '');
    of.queue.tick();
    await settled();
    expect(of.grader.seen).toEqual([]);
    const waiting = (await student.agent.get(places[0] ?? '').expect(200)).text;
    expect(waiting).toContain('Grading is off at the moment. The submission is kept');
    expect(waiting).not.toMatch(/SANDBOX|sandbox/);
    const refused = await student.submit('const a = 1;', { action: 'run' }).expect(409);
    expect(refused.text).toContain('Tests cannot be run at the moment');
    expect(decoded(refused.text)).toContain('const a = 1;');
    for (const token of [of.instructorToken, of.graderToken]) {
      const { agent } = await signIn(of, token);
      expect((await agent.get('/instructor/courses/demo/people')).text).toContain(
        'Grading is off: this machine lacks layers',
      );
    }
    expect(await machinePage(of)).toContain(`Missing: ${MISSING}`);
    await request(of.server).get('/healthz/ready').expect(503);
    expect((await request(of.server).get('/healthz/ready')).text).not.toMatch(/sandbox|bwrap/i);
  });

  it.each([
    ['in production with SANDBOX=reduced', { production: true, reducedSandbox: true }],
    ['elsewhere', { production: false }],
  ])('grades %s, and tells admins what is missing', async (_name, options) => {
    const of = await started({ grader: lacking(), ...options });
    const { submit, agent } = await signIn(of, of.studentToken);
    const { location = '' } = (await submit('const a = 1;').expect(303)).headers;
    await settled();
    expect((await agent.get(`${location}/state`)).body.state).toBe('done');
    expect(await machinePage(of)).toContain(`Missing: ${MISSING}`);
    await request(of.server).get('/healthz/ready').expect(200);
  });
});

describe('links that are handed out', () => {
  const DOUBT = 'The server does not know its own address';
  /** An invitation as the page shows it to somebody who opened it under another name. */
  async function invite(of: TestApp, host: string) {
    const { agent, csrf } = await signIn(of, of.instructorToken);
    const answer = await agent
      .post('/instructor/courses/demo/people/invites')
      .set('Host', host)
      .type('form')
      .send({ _csrf: csrf, role: 'student', days: '14', uses: '50' });
    return { status: answer.status, text: decoded(answer.text) };
  }

  it.each([
    ['grades.example.org', true],
    ['localhost.evil.example:3000', true],
    ['127.0.0.1.evil.example', true],
    ['192.0.2.7:3000', false],
    ['[2001:db8::1]:3000', false],
    ['localhost:3000', false],
  ])(
    'begin with the name that the page was opened under, which is said where anybody could own it: %s',
    async (host, doubted) => {
      const { text } = await invite(await started(), host);
      expect(text).toContain(`http://${host}/join/`);
      expect(text.includes(DOUBT)).toBe(doubted);
    },
  );

  it('begin with PUBLIC_URL where it is set, whatever a request calls us', async () => {
    const { text } = await invite(await started({ publicUrl: 'https://grades.example.org' }), 'evil.example');
    expect(text).toContain('https://grades.example.org/join/');
    expect(text).not.toMatch(new RegExp(`${DOUBT}|evil`));
  });

  it.each(['evil.example/path', 'me@evil.example', 'evil example', '"><script>'])(
    'are never made of what is no name: %s',
    async (host) => {
      const { status, text } = await invite(await started(), host);
      expect([status, text.includes('/join/')]).toEqual([400, false]);
    },
  );
});
