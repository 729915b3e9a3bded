/** Choosing and planning quizzes. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../graders/catalog/read-yaml.ts';
import type { QuizFile } from '../../server/quizzes/author/quiz-files.ts';
import { QuizSchema } from '../../server/quizzes/model/quiz-schema.ts';
import { createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';
import { SHORT_QUIZ } from './support/quiz.ts';

const QUIZZES = '/instructor/courses/demo/quizzes';

let app: TestApp;
afterEach(() => app.close());

function fileOf(slug: string, source: string): QuizFile {
  const parsed = parseYaml(source, QuizSchema);
  if (!('data' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return { slug, source, quiz: parsed.data, pictures: new Map() };
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
    expect(decoded((await agent.get(QUIZZES)).text)).toContain('Opens on');
    expect((await agent.get('/courses/demo')).text).toContain(`${QUIZZES}/short`);
  });

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
