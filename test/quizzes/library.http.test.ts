/** Choosing and planning quizzes. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../graders/catalog/read-yaml.ts';
import type { QuizFile } from '../../server/quizzes/author/quiz-files.ts';
import { QuizSchema } from '../../server/quizzes/model/quiz-schema.ts';
import { createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';
import { planTestQuiz, SHORT_QUIZ } from './support/quiz.ts';

const QUIZZES = '/instructor/courses/demo/quizzes';

let app: TestApp;
afterEach(() => app.close());

function fileOf(slug: string, source: string): QuizFile {
  const parsed = parseYaml(source, QuizSchema);
  if (!('data' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return { slug, source, quiz: parsed.data, pictures: new Map(), translations: new Map() };
}
const COMPUTED = SHORT_QUIZ.replace(
  'answer: 0.5',
  "variables: { z: { integer: [0, 3] } }\n        compute: 'export const compute = () => ({})'\n        answer: '{{a}}'",
);

describe('the list of quizzes', () => {
  it('plans one with a click, for its week, and leads to its settings and its page', async () => {
    app = createTestApp({ quizzes: [fileOf('short', SHORT_QUIZ.replace('week: 1', 'week: 2'))] });
    const { agent, csrf } = await signIn(app, app.instructorToken);
    const list = decoded((await agent.get(QUIZZES).expect(200)).text);
    expect(list).toContain('3 of 3 questions for each student');
    const planned = await agent.post(`${QUIZZES}/short/plan`).type('form').send({ _csrf: csrf }).expect(303);
    expect(planned.headers.location).toBe(`${QUIZZES}/short/settings`);
    const [week] = app.store.courses.listWeeks('demo').filter(({ number }) => number === 2);
    expect(app.store.sittings.findRun('demo', 'short')?.opensAt).toBe(week?.startsAt);
    expect(decoded((await agent.get(QUIZZES)).text)).toContain('Draft, not published');
    await agent.post(`${QUIZZES}/short/publish`).type('form').send({ _csrf: csrf, confirmed: 'yes' }).expect(303);
    expect(decoded((await agent.get(QUIZZES)).text)).toContain('Over since');
    expect((await agent.get('/courses/demo')).text).toContain(`${QUIZZES}/short`);
  });

  it.each([
    ['early', { opensAt: '2026-03-02T10:30:00.000Z' }, 'Opens on Mon'],
    ['open', {}, 'Running until 2 Mar 2026, 12:00'],
    ['paused', { act: 'pause' }, 'Paused'],
    ['ended by the staff', { act: 'end', wait: 1 }, 'Over since 2 Mar 2026, 11:00:00 CET; results released'],
    ['waiting', { mode: 'together' }, 'Waiting for you to start it'],
    ['running for all', { mode: 'together', act: 'start' }, 'Running until 2 Mar 2026, 11:06'],
    ['over', { wait: 2 }, 'Over since 2 Mar 2026, 12:00:00 CET; results released'],
    ['over without results', { wait: 2, results: 'on-release' }, 'results not released'],
    ['over for all', { mode: 'together', act: 'start', wait: 1 }, 'Over since 2 Mar 2026, 11:06:00 CET'],
  ] as const)(
    'says to the staff where a quiz stands that is %s, there and on the page of the course',
    async (_name, how, said) => {
      app = createTestApp();
      const { act, wait, ...plan } = { act: '', wait: 0, ...how };
      await planTestQuiz(app, plan);
      const { agent, csrf } = await signIn(app, app.instructorToken);
      if (act) await agent.post(`${QUIZZES}/short/${act}`).type('form').send({ _csrf: csrf, reason: 'x' }).expect(303);
      app.time.now += wait * 3_600_000;
      for (const address of [QUIZZES, '/courses/demo']) {
        const page = decoded((await agent.get(address)).text);
        expect(
          [...page.matchAll(/Opens on Mon|Running until [^<]*|Paused|Over since [^<]*|Waiting for you to start it/g)]
            .length,
        ).toBeGreaterThan(0);
        expect(page).toContain(said);
      }
    },
  );

  it('says why a quiz cannot be planned, with the question and the values that break it', async () => {
    app = createTestApp({ quizzes: [fileOf('broken', COMPUTED)] });
    const { agent, csrf } = await signIn(app, app.instructorToken);
    const answer = await agent.post(`${QUIZZES}/broken/plan`).type('form').send({ _csrf: csrf }).expect(422);
    expect(decoded(answer.text)).toMatch(
      /question half: with \{"z":\d\}: \{\{a\}\} is neither a variable nor returned by compute/,
    );
    expect(app.store.sittings.listRuns('demo')).toEqual([]);
    await agent.post(`${QUIZZES}/none/plan`).type('form').send({ _csrf: csrf }).expect(404);
  });

  it('shows a text of the course that cannot be read with its line, and planning it again takes its newest text', async () => {
    app = createTestApp({ quizzes: [] });
    const { agent, csrf } = await signIn(app, app.instructorToken);
    const save = (source: string) =>
      app.store.quizzes.saveSource({
        courseId: 'demo',
        slug: 'mine',
        source,
        revision: 1,
        updatedBy: null,
        updatedAt: '',
      });
    save('title: [');
    expect(decoded((await agent.get(QUIZZES)).text)).toContain('line 1');
    save(SHORT_QUIZ);
    const plan = () => agent.post(`${QUIZZES}/mine/plan`).type('form').send({ _csrf: csrf });
    await plan().expect(303);
    const first = app.store.sittings.findRun('demo', 'mine')?.versionId;
    save(SHORT_QUIZ.replace('Short quiz', 'Longer title'));
    await plan().expect(303);
    expect(app.store.sittings.findRun('demo', 'mine')).toMatchObject({ title: 'Longer title' });
    expect(app.store.sittings.findRun('demo', 'mine')?.versionId).not.toBe(first);
    const runId = app.store.sittings.findRun('demo', 'mine')?.id ?? '';
    const versionId = app.store.sittings.findRun('demo', 'mine')?.versionId ?? '';
    app.store.quizAttempts.insertAttempt({
      id: 'a',
      runId,
      personId: app.studentId,
      versionId,
      seed: 1,
      startedAt: new Date(app.time.now).toISOString(),
    });
    save(SHORT_QUIZ);
    await plan().expect(409);
    expect(() => app.database.exec("UPDATE quiz_versions SET source = ''")).toThrow('never changed');
  });
});
