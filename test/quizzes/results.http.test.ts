/** What is shown of a quiz, to whom, when: results, the class, pictures, the demo. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../graders/catalog/read-yaml.ts';
import { GraderUnavailable } from '../../server/grading/grader.ts';
import { projectRoot } from '../../server/project-root.ts';
import type { QuizFile } from '../../server/quizzes/author/quiz-files.ts';
import type { QuizPlan } from '../../server/quizzes/control/plan.ts';
import { QuizSchema } from '../../server/quizzes/model/quiz-schema.ts';
import { addStudent, createTestApp, signIn, type TestApp, type TestAppOptions } from '../support/test-app.ts';
import { planTestQuiz, SHORT_QUIZ } from './support/quiz.ts';

const QUIZ = '/courses/demo/quizzes/short';
const MINUTES = 60_000;

let app: TestApp;
afterEach(() => app.close());

/** A student who takes the quiz with so many right answers and hands it in. */
async function take(token: string, right = 3) {
  const { agent, csrf } = await signIn(app, token);
  await agent.post(`${QUIZ}/start`).type('form').send({ _csrf: csrf }).expect(303);
  const answers = [
    ['relu', '0'],
    ['half', '0.5'],
    ['shape', '(3, 4)'],
  ].map(([questionId = '', answer = ''], place) => ({
    questionId,
    version: 1,
    answer: [place < right ? answer : '1'],
  }));
  await agent.post(`/api/v1${QUIZ}/hand-in`).set('X-CSRF-Token', csrf).send({ answers }).expect(200);
  return { page: async (): Promise<string> => (await agent.get(QUIZ).expect(200)).text, agent, csrf };
}

async function plan(
  changes: Partial<QuizPlan> & { source?: string } = {},
  options: TestAppOptions = {},
): Promise<void> {
  app = createTestApp(options);
  await planTestQuiz(app, changes);
}

describe('results', () => {
  it('are shown at once where the plan says so', async () => {
    await plan({ results: 'at-once' });
    const one = await take(app.studentToken, 1);
    expect(await one.page()).toContain('secret-explanation');
    expect(await one.page()).toContain('<strong>1</strong>');
  });

  it('wait for everybody where the plan says so: for extra time, and for attempts that were reopened', async () => {
    await plan();
    const one = await take(app.studentToken);
    const run = app.store.sittings.findRun('demo', 'short');
    const granted = { courseId: 'demo', runId: run?.id ?? '', factor: 1, reason: '', grantedBy: null, grantedAt: '' };
    app.store.sittings.saveAccommodation({ ...granted, personId: app.studentId, extraMs: 30 * MINUTES });
    app.time.now = Date.parse('2026-03-02T11:29:00Z');
    expect(await one.page()).not.toContain('secret');
    app.time.now = Date.parse('2026-03-02T11:31:00Z');
    expect(await one.page()).toContain('secret-explanation');
  });

  it('wait for the instructor where the plan says so', async () => {
    await plan({ results: 'on-release' });
    const one = await take(app.studentToken);
    app.time.now += 600 * MINUTES;
    expect(await one.page()).not.toContain('secret');
    const run = app.store.sittings.findRun('demo', 'short');
    if (run) app.store.sittings.updateRun({ ...run, releasedAt: new Date(app.time.now).toISOString() });
    expect(await one.page()).toContain('secret-explanation');
  });

  it('show the class from five attempts up, as bars without names', async () => {
    await plan({ results: 'at-once' });
    const one = await take(app.studentToken, 3);
    for (const [index, right] of [0, 1, 2].entries()) await take(addStudent(app, `Classmate ${index}`), right);
    expect(await one.page()).not.toContain('class="histogram"');
    await take(addStudent(app, 'Classmate 4'), 3);
    const page = await one.page();
    expect(page).toContain('5 attempts. Your score is in the range from 90 to 100 % of the points.');
    expect(page).not.toContain('Classmate');
  });

  it('say of a voided question why, and give its points to everybody or to nobody', async () => {
    await plan({ results: 'at-once' });
    const one = await take(app.studentToken, 0);
    const run = app.store.sittings.findRun('demo', 'short');
    const entry = {
      runId: run?.id ?? '',
      questionId: 'half',
      note: 'The text was wrong.',
      voidedBy: null,
      voidedAt: '',
    };
    app.store.sittings.saveVoid({ ...entry, credit: 'full' });
    expect(await one.page()).toContain('everybody gets its points. The text was wrong.');
    expect(await one.page()).toContain('<strong>1</strong> <span class="soft">of 3 points');
    app.store.sittings.saveVoid({ ...entry, credit: 'none' });
    expect(await one.page()).toContain('<strong>0</strong> <span class="soft">of 2 points');
  });
});

describe('a picture of a quiz', () => {
  it('is sent to those who have started, and cannot run anything', async () => {
    app = createTestApp();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const pictureId = app.quizVersions.storePicture('net.svg', Buffer.from(svg));
    const source = SHORT_QUIZ.replace('- id: half', '- id: half\n        picture: { file: net.svg, alt: A network }');
    const updatedAt = new Date(app.time.now).toISOString();
    app.store.quizzes.saveSource({ courseId: 'demo', slug: 'short', source, revision: 1, updatedBy: null, updatedAt });
    app.store.quizzes.namePicture({ courseId: 'demo', slug: 'short', file: 'net.svg', pictureId });
    await planTestQuiz(app, { source });
    const { agent, csrf } = await signIn(app, app.studentToken);
    await agent.get(`${QUIZ}/pictures/${pictureId}`).expect(404);
    await agent.post(`${QUIZ}/start`).type('form').send({ _csrf: csrf }).expect(303);
    expect((await agent.get(QUIZ)).text).toContain(`<img src="${QUIZ}/pictures/${pictureId}" alt="A network">`);
    const picture = await agent.get(`${QUIZ}/pictures/${pictureId}`).expect(200).expect('Content-Type', /svg/);
    expect(picture.headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    expect(picture.headers['x-content-type-options']).toBe('nosniff');
    await agent.get(`${QUIZ}/pictures/${'0'.repeat(64)}`).expect(404);
  });
});

function fileOf(slug: string, week: number, text = SHORT_QUIZ): QuizFile {
  const source = text.replace('week: 1', `week: ${week}`);
  const parsed = parseYaml(source, QuizSchema);
  if (!('data' in parsed)) throw new Error('the quiz is broken');
  return { slug, source, quiz: parsed.data, pictures: new Map(), translations: new Map() };
}

describe('the demo course', () => {
  it('has its quizzes as soon as the grader can be asked, each once, and none that was taken out again', async () => {
    const computed = readFileSync(join(projectRoot, 'test', 'fixtures', 'every-question-type.yaml'), 'utf8');
    let away = 2;
    app = createTestApp({
      quizzes: [fileOf('plain', 2), fileOf('computed', 3, computed), fileOf('open', 5)],
      compute: async (_source, sets) => {
        if (away-- > 0) throw new GraderUnavailable('the grader process ended');
        return sets.map(() => ({ a: 0.73 }));
      },
    });
    const planned = () => app?.store.sittings.listRuns('demo').map(({ slug }) => slug);
    for (let turn = 0; turn < 2; turn++) {
      await expect(app.loadDemoQuizzes()).rejects.toThrow(GraderUnavailable);
      expect(planned()).toEqual(['plain']);
    }
    await app.loadDemoQuizzes();
    expect(planned()).toEqual(['plain', 'computed', 'open']);
    const open = app.store.sittings.findRun('demo', 'open');
    app.store.sittings.deleteRun(open?.id ?? '');
    await app.loadDemoQuizzes();
    expect(planned()).toEqual(['plain', 'computed']);
  });

  it('has earlier quizzes with results, and one that can be taken', async () => {
    app = createTestApp({ quizzes: [fileOf('past', 3), fileOf('short', 5), fileOf('later', 6)] });
    await app.loadDemoQuizzes();
    await app.loadDemoQuizzes();
    const runs = app.store.sittings.listRuns('demo');
    expect(runs.map(({ slug }) => slug)).toEqual(['past', 'short']);
    const attempts = app.store.quizAttempts.listAttempts(runs[0]?.id ?? '');
    expect(attempts.length).toBeGreaterThanOrEqual(5);
    expect(attempts.every(({ score, maxScore }) => score !== null && maxScore === 3)).toBe(true);
    expect(new Set(attempts.map(({ score }) => score)).size).toBeGreaterThan(1);
    const { agent } = await signIn(app, app.studentToken);
    const { body } = await agent.get('/api/v1/courses/demo').expect(200);
    expect(
      body.quizzes.map(({ slug, phase, score }: Record<string, unknown>) => [slug, phase, score !== null]),
    ).toEqual([
      ['past', 'results', true],
      ['short', 'ready', false],
    ]);
    const course = (await agent.get('/courses/demo')).text;
    expect(course).toContain('Open now: 6 minutes');
    expect((await agent.get('/courses/demo/quizzes/past')).text).toContain('secret-explanation');
    await take(app.studentToken);
  });
});
