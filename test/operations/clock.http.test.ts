/** A quiz on a machine whose date is set while it goes on. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { planTestQuiz } from '../quizzes/support/quiz.ts';
import { createTestApp, signIn, type TestApp } from '../support/test-app.ts';

const QUIZ = '/courses/demo/quizzes/short';
const MINUTE = 60_000;
const BANNER = 'The clock of the server jumped by';

let app: TestApp;
beforeEach(async () => {
  app = createTestApp();
  await planTestQuiz(app);
});
afterEach(() => app.close());

/** Everything that the server does by itself. */
function tick(): void {
  app.lookAtClock();
  app.endQuizzes();
}
/** A student who has started. */
async function start() {
  const { agent, csrf } = await signIn(app, app.studentToken);
  await agent.post(`${QUIZ}/start`).type('form').send({ _csrf: csrf }).expect(303);
  return {
    agent,
    state: async () =>
      (await agent.get(`${QUIZ}/state`).expect(200)).body as { phase: string; deadline: number; now: number },
    save: (version: number) =>
      agent
        .put(`/api/v1${QUIZ}/answers/relu`)
        .set('X-CSRF-Token', csrf)
        .send({ answer: ['0'], version }),
  };
}

it.each([
  ['forward by half an hour', 30 * MINUTE],
  ['back by an hour', -60 * MINUTE],
])('set %s ends no attempt early and gives none more time', async (_name, by) => {
  const student = await start();
  const deadline = app.time.now + 6 * MINUTE;
  app.time.now += MINUTE;
  app.time.dateAhead += by;
  tick();
  expect(await student.state()).toMatchObject({ phase: 'running', deadline, now: app.time.now });
  await student.save(1).expect(200);
  app.time.now = deadline - 1;
  tick();
  await student.save(2).expect(200);
  app.time.now = deadline + 11_000;
  tick();
  await student.save(3).expect(409);
  const run = app.store.sittings.findRun('demo', 'short');
  expect(app.store.quizAttempts.findAttempt(run?.id ?? '', app.studentId)).toMatchObject({
    endedAt: new Date(deadline).toISOString(),
    endedBy: 'clock',
  });
});

it('is told to those who teach and to admins as long as it lasts and to no student', async () => {
  const student = await start();
  const staff = await Promise.all([app.instructorToken, app.graderToken].map((token) => signIn(app, token)));
  const seen = async (path: string) =>
    Promise.all(staff.map(async ({ agent }) => (await agent.get(path)).text.includes(BANNER)));
  expect(await seen('/instructor/courses/demo/people')).toEqual([false, false]);
  app.time.dateAhead += 30 * MINUTE;
  tick();
  expect(await seen('/instructor/courses/demo/people')).toEqual([true, true]);
  expect((await staff[0]?.agent.get(`/instructor${QUIZ}`))?.text).toContain('data-clock-jumped="true"');
  expect((await student.agent.get(QUIZ)).text).not.toContain(BANNER);
  const admin = await signIn(app, app.adminToken);
  expect((await admin.agent.get('/courses')).text).toContain(BANNER);
  expect((await admin.agent.get('/admin/machine')).text).toContain('jumped by +30:00 min');
  app.time.dateAhead = 0;
  tick();
  expect(await seen('/instructor/courses/demo/people')).toEqual([false, false]);
});

it('is taken over when the last attempt has ended', async () => {
  const student = await start();
  app.time.dateAhead += 20 * MINUTE;
  tick();
  app.time.now += 7 * MINUTE;
  tick();
  tick();
  expect((await student.state()).now).toBe(app.time.now + 20 * MINUTE);
  const { agent } = await signIn(app, app.adminToken);
  expect((await agent.get('/admin/machine')).text).toContain('the new time was adopted');
});
