/** What people and programs get to read when something goes wrong. */
import { afterEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { sha256 } from '../../server/kernel/digest.ts';
import { EXAMPLES } from '../support/authorisation-table.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { formTokenOn, sessionCookie } from '../support/sign-in-link.ts';
import { createTestApp, pressLink, signIn, type TestApp } from '../support/test-app.ts';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

type Method = 'get' | 'post' | 'put' | 'delete';

describe('errors', () => {
  it('are problem documents for programs', async () => {
    app = createTestApp();
    const answer = await request(app.app).get('/submissions/none').set('Accept', 'application/json').expect(401);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const body = {
      type: 'urn:gradedescent:sign-in-needed',
      code: 'sign-in-needed',
      status: 401,
      title: 'Please sign in',
    };
    expect(JSON.parse(answer.text)).toMatchObject(body);
  });

  it('are problem documents below /api, whatever the address, the method, and what is accepted', async () => {
    const made = createTestApp();
    app = made;
    const { agent } = await signIn(made, made.studentToken);
    const api = made.rules.filter(({ path }) => path.startsWith('/api/'));
    expect(api.length).toBeGreaterThan(10);
    const address = (path: string): string => path.replace(/:\w+/g, 'none');
    const calls = [
      ...api.map(({ method, path }) => [method, address(path)] as const),
      ...(['get', 'post', 'put', 'delete'] as const).map((method) => [method, '/api/v1/nothing/of/the/kind'] as const),
      ['get', '/API/V1/courses/none'] as const,
      ['get', '/api/v1/'] as const,
      ['get', '/api/v1/courses/%E0%A4%A'] as const,
    ];
    const send = (
      who: Pick<typeof agent, 'get' | 'post' | 'put' | 'delete'>,
      method: Method,
      path: string,
      accept?: string,
    ) => {
      const call = who[method](path);
      const asked = accept === undefined ? call : call.set('Accept', accept);
      return method === 'get' ? asked : asked.set('Content-Type', 'application/json').send('{"broken"');
    };
    for (const [method, path] of calls)
      for (const accept of [
        undefined,
        '*/*',
        'text/html',
        'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
        'image/png',
      ])
        for (const who of [agent, request(made.app)]) {
          const answer = await send(who, method as Method, path, accept);
          if (answer.status === 200) continue;
          const told = [method, path, accept, answer.headers['content-type']];
          expect(told).toEqual([method, path, accept, 'application/problem+json; charset=utf-8']);
          expect(JSON.parse(answer.text)).toMatchObject({ status: answer.status, code: expect.any(String) });
          expect(answer.status).toBeGreaterThanOrEqual(400);
        }
    // Pages still lead people to the sign-in.
    await request(made.app).get('/courses/apiary').set('Accept', 'text/html').expect(303);
  });

  it('that nobody foresaw give a number to quote and no stack', async () => {
    app = createTestApp();
    const { agent } = await signIn(app, app.studentToken);
    app.store.policies.listOverrides = () => {
      throw new TypeError('secret detail of the inside');
    };
    const page = await agent.get('/courses/demo').expect(500);
    expect(page.text).toMatch(/<code>[0-9a-f-]{36}<\/code>/);
    expect(page.text).not.toMatch(/secret detail|TypeError|at .*\.ts/);
    const problem = await agent.get('/courses/demo').set('Accept', 'application/json').expect(500);
    expect(JSON.parse(problem.text).correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(problem.text).not.toContain('secret');
  });

  it('for addresses that cannot be decoded are 400, not 500', async () => {
    app = createTestApp();
    const { agent } = await signIn(app, app.studentToken);
    await agent.get('/submissions/%E0%A4%A').expect(400);
    await agent.get('/courses/demo/exercises/%00').expect(404);
  });
});

describe('a full disk', () => {
  it('answers 507, keeps what was typed, loses nothing accepted before, and recovers by itself', async () => {
    app = createTestApp();
    app.queue.start();
    const { agent, submit } = await signIn(app, app.studentToken);
    const before = (await submit('const accepted_before = 1;').expect(303)).headers.location ?? '';
    const pages = app.database.pragma('page_count', { simple: true });
    app.database.pragma(`max_page_count = ${pages}`);
    const big = `const typed = '${'x'.repeat(60_000)}';`;
    const refused = await submit(big).expect(507);
    expect(refused.text).toContain('The disk of the server is full');
    expect(refused.text).toContain('x'.repeat(60_000));
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const problem = await submit(big).set('Accept', 'application/json').expect(507);
    expect(JSON.parse(problem.text).code).toBe('storage-full');
    await agent.get(before).expect(200);

    await settled();
    const report = reportFor(
      app.grader.open[0]?.job ?? { id: '', exercise: '', fileName: '', source: '', scope: 'all' },
    );
    app.grader.open[0]?.answer({ ...report, message: 'y'.repeat(60_000) });
    await settled();
    expect((await agent.get(`${before}/state`)).body.state).toBe('running');
    app.database.pragma('max_page_count = 1000000');
    app.queue.tick();
    expect((await agent.get(`${before}/state`)).body.state).toBe('done');
    expect(app.grader.seen).toHaveLength(1);
    await submit(big).expect(303);
  });
});

describe('a full disk and sessions that must be stored', () => {
  /** Fills the database so that not even a row of a session fits anywhere. */
  function fill({ database }: TestApp): void {
    database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
    const insert = database.prepare(
      "INSERT INTO sessions (id_hash, data, expires_at) VALUES (?, ?, '2999-01-01T00:00:00.000Z')",
    );
    let refused = 0;
    for (let number = 0; refused < 400; number++)
      try {
        insert.run(sha256(String(number)), 'x'.repeat(120));
        refused = 0;
      } catch {
        refused += 1;
      }
  }

  it('has an answer to every address for strangers and for everybody who has just signed in, and none is cut off', async () => {
    app = createTestApp();
    const { server, rules, studentToken, instructorToken, adminToken } = app;
    const cookies = ['none=none'];
    for (const token of [studentToken, instructorToken, adminToken]) {
      const answer = await pressLink(request.agent(server), token);
      cookies.push(sessionCookie([answer.headers['set-cookie']].flat().map(String)));
    }
    fill(app);
    const examples = EXAMPLES(app, { submission: 'none' });
    const paths = rules
      .filter(({ method, path }) => method === 'get' && !path.endsWith('/events') && !path.startsWith('/healthz'))
      .map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => examples[name] ?? 'none'));
    expect(paths.length).toBeGreaterThan(50);
    for (const cookie of cookies)
      for (const path of paths) {
        const { status } = await request(server).get(path).set({ cookie, accept: 'text/html' }).redirects(0);
        expect([path, status < 500 || status === 507 ? 'answered' : status]).toEqual([path, 'answered']);
      }
    // A form is only looked at; signing in begins a session, which cannot be stored.
    for (const path of ['/sign-in', '/join']) await request(server).get(path).expect(200);
    for (const accept of ['text/html', 'application/json']) {
      const agent = request.agent(server);
      const _csrf = formTokenOn((await agent.get(`/sign-in/${studentToken}`).expect(200)).text);
      const answer = await agent
        .post(`/sign-in/${studentToken}`)
        .set({ accept })
        .type('form')
        .send({ _csrf })
        .expect(507);
      expect(answer.text).toContain('The disk of the server is full');
      expect(sessionCookie([answer.headers['set-cookie']].flat().map(String))).toBe('');
    }
    for (const cookie of cookies.slice(1)) {
      const page = await request(server).get('/courses/demo').set({ cookie, accept: 'text/html' }).expect(507);
      expect(page.text).toContain('The disk of the server is full');
    }
    app.database.pragma('max_page_count = 1000000');
    expect((await pressLink(request.agent(server), studentToken)).status).toBe(303);
  });
});

describe('a database that cannot be written', () => {
  it('answers 503 to what would be stored, and still shows what is there', async () => {
    app = createTestApp();
    const { agent, submit } = await signIn(app, app.studentToken);
    const { location = '' } = (await submit('const before = 1;').expect(303)).headers;
    app.database.pragma('query_only = ON');
    const refused = await submit('const after = 1;').expect(503);
    expect(refused.text).toContain('The database cannot be used at the moment');
    expect(refused.headers['retry-after']).toBe('60');
    await agent.get(location).expect(200);
    app.database.pragma('query_only = OFF');
    await submit('const after = 1;').expect(303);
  });
});
