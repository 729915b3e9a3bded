/** Links with a secret in their address: opening one changes nothing, whoever opens it, and the log holds none. */
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import request from 'supertest';
import { hashOfToken } from '../../server/accounts/index.ts';
import { paramNames } from '../../server/kernel/http/input.ts';
import { loggedPath } from '../../server/kernel/http/request-log.ts';
import { formTokenOn } from '../support/sign-in-link.ts';
import { createTestApp, pressLink, signIn, type TestApp, type TestAppOptions } from '../support/test-app.ts';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

const TOKEN = 'TQ1re-hMm3kVw0_aYb7cZd9eXf2gUh4i';
const LATER = '2999-01-01T00:00:00.000Z';

/** An application in which one token is valid wherever a route has one: as a sign-in link, a password link and an invitation. */
function withLinks(options: TestAppOptions = {}) {
  const made = createTestApp(options);
  app = made;
  const createdAt = new Date(made.time.now).toISOString();
  const [tokenHash, personId] = [hashOfToken(TOKEN), made.studentId];
  made.store.people.replaceSignInLinks({ tokenHash, personId, createdAt, expiresAt: LATER });
  made.store.accounts.insertPasswordLink({
    tokenHash,
    personId,
    issuedBy: null,
    way: 'mail',
    courseId: null,
    createdAt,
    expiresAt: LATER,
  });
  const invite = { id: 'invite', courseId: 'demo', role: 'instructor', expiresAt: LATER, maxUses: 100 } as const;
  made.store.invites.insertInvite({ ...invite, tokenHash, createdBy: personId, createdAt });
  return made;
}
const secretRoutes = (made: TestApp) => made.rules.filter(({ path }) => paramNames(path).includes('token'));

describe('a link with a secret in its address', () => {
  it('is known by the name of its parameter: what strangers may open has no other kind', () => {
    const made = withLinks();
    const open = made.rules.filter(({ access }) => access === 'anyone').flatMap(({ path }) => paramNames(path));
    expect(new Set(open)).toEqual(new Set(['token']));
    expect([...new Set(secretRoutes(made).map(({ path }) => path))].sort()).toEqual([
      '/join/:token',
      '/password/:token',
      '/set-up/:token',
      '/sign-in/:token',
    ]);
  });

  it('is not in the log, however it is written and however it is answered', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const made = withLinks({ log: pino({ level: 'trace' }, stream) });
    /** A stranger sends a form, with its word or without. */
    const send = async (method: 'get' | 'post', path: string, accept: string, word: boolean): Promise<void> => {
      const agent = request.agent(made.server);
      const _csrf = word ? formTokenOn((await agent.get('/sign-in')).text) : '';
      const sent = agent[method](path).set('Accept', accept).type('form');
      await (method === 'get' ? sent : sent.send({ _csrf, password: 'short', name: '', email: 'x' }));
    };
    let sent = 0;
    for (const { method, path } of secretRoutes(made)) {
      const address = path.replace(':token', TOKEN);
      const spellings = [
        address,
        `${address}/`,
        `${address}/more`,
        `${address}?next=${TOKEN}`,
        `/${address}`,
        path.toUpperCase().replace(':TOKEN', TOKEN),
        address.replace(/\/(?=[^/]*$)/, '%2F'),
        `${address}%E0%A4%A`,
        `${address}${'x'.repeat(200)}`,
      ];
      for (const spelling of spellings)
        for (const accept of ['text/html', 'application/json'])
          for (const word of method === 'get' ? [false] : [true, false]) {
            await send(method as 'get' | 'post', spelling, accept, word);
            sent += 1;
          }
    }
    expect(sent).toBeGreaterThan(100);
    expect(lines.filter((line) => line.includes('"path"')).length).toBeGreaterThanOrEqual(sent);
    expect(lines.filter((line) => line.includes(TOKEN.slice(0, 12)))).toEqual([]);
    // The very answers of which one was logged once: a weak password, an expired form.
    expect(lines.some((line) => line.includes('"/password/..."') && line.includes('422'))).toBe(true);
    expect(lines.some((line) => line.includes('"/join/..."') && line.includes('403'))).toBe(true);
  });

  it.each([
    ['/courses/deep-learning-2026-summer/exercises/linear_activation_forward', undefined],
    [
      '/submissions/0b0f9d6e-8a3c-4b60-9a41-3c7b5a2f1e0d?from=secret',
      '/submissions/0b0f9d6e-8a3c-4b60-9a41-3c7b5a2f1e0d',
    ],
    ['/sign-in', undefined],
    ['/sign-in/', undefined],
    ['/sign-in/short', '/sign-in/...'],
    [`/elsewhere/${TOKEN}/on`, '/elsewhere/.../on'],
  ])('is all that the log leaves out of %s', (url, logged = url) => {
    expect(loggedPath(url, ['/sign-in/'])).toBe(logged);
  });

  it('changes nothing when it is only opened: by a mail scanner, a picture, a browser that looks ahead', async () => {
    const made = withLinks();
    const stored = (): string =>
      JSON.stringify(
        ['people', 'sign_in_links', 'password_links', 'invites', 'enrolments', 'audit_log'].map((table) =>
          made.database.prepare(`SELECT * FROM ${table}`).all(),
        ),
      );
    const before = stored();
    let opened = 0;
    for (const { method, path } of secretRoutes(made).filter((route) => route.method === 'get'))
      for (const accept of ['text/html', 'image/avif,image/webp,*/*'])
        for (const verb of [method, 'head'] as const) {
          const agent = request.agent(made.server);
          const answer = await agent[verb](path.replace(':token', TOKEN))
            .set('Accept', accept)
            .set('Purpose', 'prefetch');
          expect([path, answer.status]).toEqual([path, path.startsWith('/set-up') ? 404 : 200]);
          expect((await agent.get('/account')).status).toBe(303);
          opened += 1;
        }
    expect(opened).toBe(16);
    expect(stored()).toBe(before);
    expect(made.database.prepare('SELECT count(*) FROM sessions WHERE person_id IS NOT NULL').pluck().get()).toBe(0);
    // Nor does a picture in somebody's text change who its reader is.
    const instructor = await signIn(made, made.instructorToken);
    await instructor.agent.get(`/sign-in/${TOKEN}`).set('Accept', 'image/*').expect(200);
    expect((await instructor.agent.get('/account')).text).toContain('Demo Instructor');
  });

  it('signs in with its one button, which has the focus and needs no script', async () => {
    const made = withLinks();
    const agent = request.agent(made.server);
    const page = await agent.get(`/sign-in/${TOKEN}`).expect(200);
    expect(page.text).toContain('This link signs you in as Demo Student.');
    const main = page.text.slice(page.text.indexOf('<main'));
    expect(main.match(/<button/g)).toHaveLength(1);
    expect(main).toMatch(/<button[^>]* autofocus/);
    expect(page.text).not.toMatch(/<script[^>]*src/);
    await request(made.server).post(`/sign-in/${TOKEN}`).expect(403);
    expect((await pressLink(agent, TOKEN)).status).toBe(303);
    expect((await agent.get('/account')).text).toContain('Demo Student');
  });
});
