/** Who may come in and what they may see; how the browser is told to behave. */
import { afterEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { reportFor, settled } from '../support/fake-grader.ts';
import { formTokenOn } from '../support/sign-in-link.ts';
import { addStudent, createTestApp, pressLink, signIn, type TestApp } from '../support/test-app.ts';

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});

/** The application with one graded submission of the demo student. */
async function withSubmission() {
  app = createTestApp();
  app.grader.respond = reportFor;
  app.queue.start();
  const owner = await signIn(app, app.studentToken);
  const { location = '' } = (await owner.submit('const own = 1;').expect(303)).headers;
  await settled();
  return { app, owner, location };
}

const BELOW = ['', '/result', '/state', '/events'];

describe('authorisation', () => {
  it('sends strangers to the sign-in, which leads back to the page', async () => {
    const { app, location } = await withSubmission();
    await request(app.app).get('/').expect(303).expect('Location', '/sign-in');
    const exercise = '/courses/demo/exercises/linear_forward';
    const closed = [exercise, `${exercise}/history`, '/instructor/courses/demo/submissions?page=2'];
    for (const path of [...closed, ...BELOW.map((end) => location + end)]) {
      const answer = await request(app.app).get(path).expect(303);
      expect(answer.headers.location).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
      await request(app.app).get(path).set('Accept', 'application/json').expect(401);
    }
    const sent = { action: 'submit', source: 'const a = 1;' };
    await request(app.app)
      .post('/courses/demo/exercises/linear_forward/submissions')
      .type('form')
      .send(sent)
      .expect(401);
    await request(app.app).post(`/instructor/courses/demo${location}/grade-again`).expect(401);
  });

  it("answers 404 for somebody else's submission, as for one that does not exist", async () => {
    const { app, location } = await withSubmission();
    const { agent } = await signIn(app, addStudent(app, 'Curious Student'));
    const missing = await agent.get('/submissions/no-such-submission').expect(404);
    for (const end of BELOW) {
      const foreign = await agent.get(location + end).expect(404);
      expect(foreign.text).toBe(missing.text);
    }
    await agent.get(`/courses/demo/exercises/linear_forward?from=${location.split('/').at(-1)}`).expect(404);
    expect((await agent.get('/courses/demo/exercises/linear_forward/history')).text).toContain('Nothing submitted yet');
  });

  it("lets the instructor see everybody's submissions", async () => {
    const { app, location } = await withSubmission();
    const { agent } = await signIn(app, app.instructorToken);
    expect((await agent.get(location).expect(200)).text).toContain('Demo Student');
    expect((await agent.get('/instructor/courses/demo/submissions').expect(200)).text).toContain('Demo Student');
  });

  it("keeps students out of the instructor's room", async () => {
    const { owner } = await withSubmission();
    await owner.agent.get('/instructor/courses/demo/submissions').expect(403);
    await owner.agent.get('/instructor/courses/demo/anything').expect(404);
  });
});

describe('signing in and out', () => {
  it('gives a new session id, in a cookie that scripts and other sites cannot use', async () => {
    app = createTestApp();
    const agent = request.agent(app.app);
    const first = await pressLink(agent, app.studentToken);
    const second = await pressLink(agent, app.instructorToken);
    const cookie = (answer: request.Response) => String(answer.headers['set-cookie']);
    expect(cookie(first)).toMatch(/^gradedescent\.sid=.*HttpOnly.*SameSite=Lax/);
    expect(cookie(first).split(';')[0]).not.toBe(cookie(second).split(';')[0]);
    expect(app.database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(1);
    expect((await agent.get('/courses/demo')).text).toContain('Demo Instructor');
  });

  it('does not take over a session id that somebody else chose', async () => {
    app = createTestApp();
    const agent = request.agent(app.app).set('Cookie', 'gradedescent.sid=s%3Achosen.signature');
    const page = await agent.get(`/sign-in/${app.studentToken}`).expect(200);
    expect(String(page.headers['set-cookie'])).not.toContain('chosen');
    expect(String((await pressLink(request.agent(app.app), app.studentToken)).headers['set-cookie'])).not.toContain(
      String(page.headers['set-cookie']).split(';')[0],
    );
  });

  it('keeps neither tokens nor session ids in the database', async () => {
    app = createTestApp();
    const agent = request.agent(app.app);
    const answer = await pressLink(agent, app.studentToken);
    const id = /sid=s%3A([^.]+)\./.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
    expect(id).not.toBe('');
    const stored = JSON.stringify([
      app.database.prepare('SELECT * FROM sessions').all(),
      app.database.prepare('SELECT * FROM sign_in_links').all(),
    ]);
    expect(stored).not.toContain(id);
    expect(stored).not.toContain(app.studentToken);
  });

  it('refuses wrong, replaced and expired links, and no right one because of them', async () => {
    app = createTestApp();
    const tried = app;
    for (let attempt = 0; attempt < 31; attempt++) await request(tried.server).get('/sign-in/wrong').expect(404);
    expect((await pressLink(request.agent(tried.server), tried.studentToken)).status).toBe(303);
    const agent = request.agent(tried.server);
    const _csrf = formTokenOn((await agent.get(`/sign-in/${tried.instructorToken}`)).text);
    tried.time.now += 8 * 24 * 60 * 60 * 1000;
    await agent.get(`/sign-in/${tried.instructorToken}`).expect(404);
    // The word of a stranger's form is as old as the browser's window, the link is not.
    await agent.post(`/sign-in/${tried.instructorToken}`).type('form').send({ _csrf }).expect(404);
  });

  it('ends the session when signing out', async () => {
    app = createTestApp();
    const { agent, csrf } = await signIn(app, app.studentToken);
    await agent.post('/sign-out').type('form').send({ _csrf: csrf }).expect(303);
    await agent.get('/courses/demo/exercises/linear_forward').expect(303);
    expect(app.database.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0);
  });

  it('forgets sessions a week after the last request', async () => {
    app = createTestApp();
    const { agent } = await signIn(app, app.studentToken);
    app.time.now += 6 * 24 * 60 * 60 * 1000;
    await agent.get('/courses/demo/exercises/linear_forward').expect(200);
    app.time.now += 6 * 24 * 60 * 60 * 1000;
    await agent.get('/courses/demo/exercises/linear_forward').expect(200);
    app.time.now += 8 * 24 * 60 * 60 * 1000;
    await agent.get('/courses/demo/exercises/linear_forward').expect(303);
  });
});

describe('forms from elsewhere', () => {
  it('are refused with 403, and nothing is stored', async () => {
    app = createTestApp();
    const { agent } = await signIn(app, app.studentToken);
    const form = { action: 'submit', source: 'const forged = 1;' };
    const post = () => agent.post('/courses/demo/exercises/linear_forward/submissions').type('form');
    await post().send(form).expect(403);
    await post()
      .send({ ...form, _csrf: 'guessed' })
      .expect(403);
    await agent.post('/sign-out').expect(403);
    expect(app.store.jobs.count().queued).toBe(0);
  });

  it('show what was typed again, so that an expired page loses nothing', async () => {
    app = createTestApp();
    const { submit } = await signIn(app, app.studentToken);
    const page = await submit('const typed_for_hours = 1;', { _csrf: 'expired' }).expect(403);
    expect(page.text).toContain('The form has expired');
    expect(page.text).toContain('typed_for_hours');
  });
});

describe('headers', () => {
  it('forbid everything inline and foreign, frames and guessing of types', async () => {
    app = createTestApp();
    const { headers } = await request(app.app).get('/nowhere').expect(404);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['cache-control']).toBe('no-store');
  });

  it('let browsers keep assets whose address carries their hash, and only those', async () => {
    app = createTestApp();
    const plain = await request(app.app).get('/assets/theme.css').expect(200);
    expect(plain.headers['cache-control']).toBe('public, max-age=300');
    expect(plain.headers.etag).toBeDefined();
    await request(app.app).get('/assets/theme.css').set('If-None-Match', String(plain.headers.etag)).expect(304);
    const wrong = await request(app.app).get('/assets/theme.css?v=000').expect(200);
    expect(wrong.headers['cache-control']).toBe('public, max-age=300');
    await request(app.app).get('/assets/..%2f..%2fpackage.json').expect(404);
  });
});
