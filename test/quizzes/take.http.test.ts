/** Taking a quiz over HTTP: the real application, a clock that tests move. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addStudent, createTestApp, signIn, type TestApp } from '../support/test-app.ts';
import { planTestQuiz } from './support/quiz.ts';

const QUIZ = '/courses/demo/quizzes/short';
const SECONDS = 1_000;
const MINUTES = 60 * SECONDS;

let app: TestApp;
beforeEach(async () => {
  app = createTestApp();
});
afterEach(() => app.close());

async function student(token = app.studentToken) {
  const { agent, csrf } = await signIn(app, token);
  return {
    agent,
    csrf,
    page: async () => (await agent.get(QUIZ).expect(200)).text,
    state: async () => (await agent.get(`${QUIZ}/state`).expect(200)).body,
    start: () => agent.post(`${QUIZ}/start`).type('form').send({ _csrf: csrf }),
    save: (question: string, answer: readonly string[], version = 1) =>
      agent.put(`/api/v1${QUIZ}/answers/${question}`).set('X-CSRF-Token', csrf).send({ answer, version }),
    handIn: (answers: readonly object[] = []) =>
      agent.post(`/api/v1${QUIZ}/hand-in`).set('X-CSRF-Token', csrf).send({ answers }),
  };
}

describe('a quiz with a personal clock', () => {
  it('shows no question before Start, and nothing of the right answers until it is closed', async () => {
    await planTestQuiz(app);
    const one = await student();
    expect(await one.page()).not.toContain('ReLU');
    await one.start().expect(303);
    const running = await one.page();
    expect(running).toContain('ReLU');
    expect(running).not.toContain('secret');
    await one.save('relu', ['0']).expect(200);
    await one.handIn().expect(200);
    const ended = await one.page();
    expect(ended).not.toContain('secret');
    expect(ended).not.toContain('ReLU');
    app.time.now += 61 * MINUTES;
    const result = await one.page();
    expect(result).toContain('secret-right');
    expect(result).toContain('secret-explanation');
    expect(result).toContain('<strong>1</strong>');
  });

  it('acknowledges answers, keeps the newest version, and answers an old one with what it has', async () => {
    await planTestQuiz(app);
    const one = await student();
    await one.start().expect(303);
    const first = await one.save('half', ['0,5'], 2).expect(200);
    expect(first.body).toMatchObject({ saved: true, version: 2, savedAt: '2026-03-02T10:00:00.000Z' });
    app.time.now += 5 * SECONDS;
    expect((await one.save('half', ['0,5'], 2).expect(200)).body.savedAt).toBe('2026-03-02T10:00:00.000Z');
    expect((await one.save('half', ['7'], 1).expect(409)).body).toMatchObject({ version: 2, answer: ['0,5'] });
    await one.save('nonsense', ['7']).expect(404);
    await one.save('half', ['x'.repeat(201)], 3).expect(422);
    expect(await one.page()).toContain('value="0,5"');
  });

  it('takes answers until the deadline and the grace are over, and then ends by itself', async () => {
    const { id } = await planTestQuiz(app);
    const one = await student();
    await one.start().expect(303);
    app.time.now += 6 * MINUTES + 10 * SECONDS;
    app.endQuizzes();
    await one.save('shape', ['3 x 4']).expect(200);
    app.time.now += 1;
    await one.save('half', ['0.5']).expect(409);
    app.endQuizzes();
    const [attempt] = app.store.quizAttempts.listAttempts(id);
    expect(attempt).toMatchObject({ endedBy: 'clock', endedAt: '2026-03-02T10:06:00.000Z', score: 1, maxScore: 3 });
  });

  it('starts once, at the last moment of the window too, and not after it', async () => {
    await planTestQuiz(app);
    const [one, two] = [await student(), await student(addStudent(app, 'Second'))];
    app.time.now = Date.parse('2026-03-02T10:59:59.999Z');
    await one.start().expect(303);
    await one.start().expect(303);
    expect((await one.state()).deadline).toBe(Date.parse('2026-03-02T11:00:00.000Z'));
    app.time.now += 1;
    await two.start().expect(409);
    expect(await two.page()).toContain('The quiz is over');
  });

  it('is not for the staff, nor for people of other courses', async () => {
    await planTestQuiz(app);
    const { agent, csrf } = await signIn(app, app.instructorToken);
    expect((await agent.get(QUIZ).expect(200)).text).not.toContain('ReLU');
    await agent.post(`${QUIZ}/start`).type('form').send({ _csrf: csrf }).expect(403);
  });

  it('hands in the form of a page without scripts', async () => {
    const { id } = await planTestQuiz(app);
    const one = await student();
    await one.start();
    const form = { _csrf: one.csrf, 'a.relu': '0', 'a.half': '0.5', 'a.shape': '(4, 3)' };
    await one.agent.post(`${QUIZ}/hand-in`).type('form').send(form).expect(303);
    expect(app.store.quizAttempts.listAttempts(id)[0]).toMatchObject({ endedBy: 'student', score: 2 });
    app.time.now += 61 * MINUTES;
    expect(await one.page()).toContain('secret-mistake');
  });
});
