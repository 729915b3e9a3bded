/** Extra time, reopening, voided questions, attempts and the log, over HTTP. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';
import { planTestQuiz } from './support/quiz.ts';

const QUIZ = '/courses/demo/quizzes/short';
const CONTROL = `/instructor${QUIZ}`;
const MINUTES = 60_000;

let app: TestApp;
beforeEach(async () => {
  app = createTestApp();
  await planTestQuiz(app);
});
afterEach(() => app.close());

const sign = async (token: string) => {
  const { agent, csrf } = await signIn(app, token);
  return {
    agent,
    post: (path: string, fields: Record<string, string | string[]> = {}) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
    save: (question: string, answer: string, version = 1) =>
      agent
        .put(`/api/v1${QUIZ}/answers/${question}`)
        .set('X-CSRF-Token', csrf)
        .send({ answer: [answer], version }),
    state: async () => (await agent.get(`${QUIZ}/state`).expect(200)).body,
  };
};
const attemptId = (): string =>
  app.store.quizAttempts.findAttempt(app.store.sittings.findRun('demo', 'short')?.id ?? '', app.studentId)?.id ?? '';

describe('extra time', () => {
  it('holds at once in a running attempt, and lengthens the window as well', async () => {
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    app.time.now = Date.parse('2026-03-02T10:58:00Z');
    await student.post(`${QUIZ}/start`).expect(303);
    expect((await student.state()).deadline).toBe(Date.parse('2026-03-02T11:00:00Z'));
    await instructor
      .post(`${CONTROL}/time`, { factor: '1,5', minutes: '2', people: app.studentId, reason: 'Doctor' })
      .expect(303);
    // 6:00 x 1.5 + 2:00 = 11:00: five minutes more than the others, in the window, too.
    expect((await student.state()).deadline).toBe(Date.parse('2026-03-02T11:05:00Z'));
    app.time.now = Date.parse('2026-03-02T11:04:59Z');
    app.endQuizzes();
    await student.save('half', '0.5').expect(200);
    const page = decoded((await instructor.agent.get(`${CONTROL}/time`)).text);
    expect(page).toContain('× 1.5 + 2 minutes');
    expect(page).toContain('Demo Instructor');
    expect(page).toContain('Doctor');
    await instructor.post(`${CONTROL}/time/${app.studentId}/revoke`, { scope: 'quiz' }).expect(303);
    expect((await student.state()).phase).toBe('ended');
  });

  it('is given to many at once, for all quizzes of the course, and one for the quiz itself goes first', async () => {
    addStudent(app, 'Second');
    const second = app.store.courses.listStudents('demo').find(({ name }) => name === 'Second')?.id ?? '';
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    await instructor
      .post(`${CONTROL}/time`, { factor: '2', minutes: '', scope: 'course', people: [app.studentId, second] })
      .expect(303);
    await instructor.post(`${CONTROL}/time`, { factor: '1', minutes: '1:30', people: app.studentId }).expect(303);
    await student.post(`${QUIZ}/start`).expect(303);
    expect((await student.state()).limitMs).toBe(7.5 * MINUTES);
    const log = decoded((await instructor.agent.get(`${CONTROL}/log`)).text);
    expect(log.match(/granted extra time/g)).toHaveLength(3);
    expect(log).toContain('Second');
  });

  it.each([
    [{ factor: '0.5', people: 'x' }, 'Enter a number from 1 to 10'],
    [{ factor: '1', minutes: '', people: 'x' }, 'Enter a factor above 1, or minutes'],
    [{ factor: '1', minutes: 'many', people: 'x' }, 'Enter minutes'],
    [{ factor: '2' }, 'Choose at least one student'],
  ])('refuses %j', async (fields, message) => {
    const instructor = await sign(app.instructorToken);
    const answer = await instructor
      .post(`${CONTROL}/time`, { minutes: '', scope: '', reason: '', ...fields } as Record<string, string>)
      .expect(422);
    expect(decoded(answer.text)).toContain(message);
  });

  it('is refused for people of other courses', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${CONTROL}/time`, { factor: '2', people: 'nobody' }).expect(404);
    expect(app.store.audit.listOn('demo', 'short', 10)).toEqual([]);
  });
});

describe('an attempt', () => {
  it('is shown exactly again, with every saved answer, and goes on when it is reopened', async () => {
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    await student.post(`${QUIZ}/start`).expect(303);
    await student.save('half', '0.25').expect(200);
    await student.save('half', '0.5', 2).expect(200);
    app.time.now += 10 * MINUTES;
    app.endQuizzes();
    const page = decoded((await instructor.agent.get(`${CONTROL}/attempts/${attemptId()}`).expect(200)).text);
    expect(page).toContain('secret-explanation');
    expect(page).toMatch(/<code>half<\/code>[\s\S]*0\.25[\s\S]*<code>half<\/code>[\s\S]*0\.5/);
    expect(decoded((await instructor.agent.get(`${CONTROL}/attempts`)).text)).toContain('Time up');
    await instructor.post(`${CONTROL}/attempts/${attemptId()}/reopen`, { minutes: 'x', reason: '' }).expect(422);
    await instructor
      .post(`${CONTROL}/attempts/${attemptId()}/reopen`, { minutes: '3', reason: 'Laptop died' })
      .expect(303);
    expect((await student.state()).deadline).toBe(app.time.now + 3 * MINUTES);
    expect((await student.agent.get(QUIZ)).text).toContain('value="0.5"');
    await student.save('shape', '(3, 4)').expect(200);
    app.time.now += 4 * MINUTES;
    app.endQuizzes();
    expect(app.store.quizAttempts.findAttemptById(attemptId())).toMatchObject({ score: 2, endedBy: 'clock' });
    expect(decoded((await instructor.agent.get(`${CONTROL}/log`)).text)).toContain('Laptop died');
  });
});

describe('a question', () => {
  it('is voided after a look at what changes, with a note that students see, and counts again', async () => {
    const [student, instructor] = [await sign(app.studentToken), await sign(app.instructorToken)];
    await student.post(`${QUIZ}/start`).expect(303);
    await student.save('half', '7').expect(200);
    app.time.now += 10 * MINUTES;
    app.endQuizzes();
    const fields = { id: 'half', credit: 'full', note: 'The text was ambiguous.' };
    await instructor.post(`${CONTROL}/questions`, { ...fields, note: ' ', act: 'preview' }).expect(422);
    const preview = await instructor.post(`${CONTROL}/questions`, { ...fields, act: 'preview' }).expect(200);
    expect(decoded(preview.text)).toContain('This changes 1 of 1 score (half).');
    expect(app.store.quizAttempts.findAttemptById(attemptId())?.score).toBe(0);
    await instructor.post(`${CONTROL}/questions`, { ...fields, act: 'void' }).expect(303);
    expect(app.store.quizAttempts.findAttemptById(attemptId())).toMatchObject({ score: 1, maxScore: 3 });
    app.time.now += 60 * MINUTES;
    expect(decoded((await student.agent.get(QUIZ)).text)).toContain('The text was ambiguous.');
    await instructor.post(`${CONTROL}/questions`, { id: 'half', act: 'unvoid' }).expect(303);
    expect(app.store.quizAttempts.findAttemptById(attemptId())?.score).toBe(0);
    await instructor.post(`${CONTROL}/questions`, { ...fields, id: 'nonsense', act: 'void' }).expect(404);
  });
});

describe('the audit log', () => {
  it('can be neither changed nor erased', async () => {
    const instructor = await sign(app.instructorToken);
    await instructor.post(`${CONTROL}/pause`).expect(303);
    expect(() => app.database.exec("UPDATE audit_log SET reason = 'other'")).toThrow('never changed');
    expect(() => app.database.exec('DELETE FROM audit_log')).toThrow('never erased');
  });
});
