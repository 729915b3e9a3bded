/** Regrading a quiz whose text was changed after it was given: dry run, applying, undoing, what hinders; over HTTP. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Sitting } from '../../server/quizzes/sittings.store.ts';
import { fc } from '../support/properties.ts';
import { createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';
import { planTestQuiz, SHORT_QUIZ } from './support/quiz.ts';
import { startAttempt, takeAttempt } from './support/quiz-class.ts';

const QUIZ = '/courses/demo/quizzes/short';
const CONTROL = `/instructor${QUIZ}`;
const REGRADE = `${CONTROL}/regrade`;
const MINUTES = 60_000;

let app: TestApp;
let run: Sitting;
beforeEach(async () => {
  app = createTestApp();
  run = await planTestQuiz(app);
});
afterEach(() => app.close());

const sign = async (token = app.instructorToken) => {
  const { agent, csrf } = await signIn(app, token);
  return {
    agent,
    text: async (path: string) => decoded((await agent.get(path).expect(200)).text),
    post: (path: string, fields: Record<string, string> = {}) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
  };
};
/** Changes the text of the quiz. */
const rewrite = (from: string, to: string, source = SHORT_QUIZ): string => {
  expect(source).toContain(from);
  const text = source.replace(from, to);
  const updatedAt = new Date(app.time.now).toISOString();
  app.store.quizzes.saveSource({
    courseId: 'demo',
    slug: 'short',
    source: text,
    revision: 2,
    updatedBy: null,
    updatedAt,
  });
  return text;
};
/** A student who answers the number with `half` and the shape with (4, 3). */
const take = (name: string, half: string, seed = 1): string =>
  takeAttempt(app, run, { name, seed }, (_part, id) => {
    if (id === 'half') return [[half], 5];
    return id === 'shape' ? [['(4, 3)'], 9] : [['0'], 2];
  });
const scoreOf = (id: string) => app.store.quizAttempts.findAttemptById(id)?.score;
const hashIn = (page: string): string => /name="hash" value="([^"]+)"/.exec(page)?.[1] ?? '';
const apply = async (fields: Record<string, string> = {}) => {
  const instructor = await sign();
  const page = await instructor.text(`${REGRADE}?${new URLSearchParams(fields)}`);
  return instructor.post(REGRADE, { act: 'apply', hash: hashIn(page), ...fields });
};
const acts = (): string[] => app.store.audit.listOn('demo', 'short', 100).map(({ action }) => action);

describe('a quiz that was changed after it was given', () => {
  it('says so on its page, shows a dry run, and changes nothing until it is applied', async () => {
    const [a, b] = [take('Anna', '0.25'), take('Bert', '0.5')];
    const instructor = await sign();
    expect(await instructor.text(CONTROL)).not.toContain('The quiz has changed');
    rewrite('answer: 0.5', 'answer: 0.25');
    const control = await instructor.text(CONTROL);
    expect(control).toContain('The quiz has changed since it was planned');
    expect(control).toContain(`href="${REGRADE}"`);
    const page = await instructor.text(REGRADE);
    expect(page).toContain('2 of 2 scores change: 1 up, 1 down.');
    expect(page).toMatch(/Anna<\/th>\s*<td class="number">1\s\/\s3<\/td>\s*<td class="number">2\s\/\s3</);
    expect(page).toMatch(/Bert<\/th>\s*<td class="number">2\s\/\s3<\/td>\s*<td class="number">1\s\/\s3</);
    expect(page).toMatch(/<code>half<\/code><\/th>\s*<td class="number">1<\/td>\s*<td class="number">1<\/td>/);
    expect(page).toMatch(/−1<\/th>\s*<td>1<\/td>[\s\S]*\+1<\/th>\s*<td>1<\/td>/);
    expect([scoreOf(a), scoreOf(b)]).toEqual([1, 2]);
    expect(acts()).toEqual([]);
  });

  it('is regraded in one step with the log; pages show the new right answer with the question as it was given', async () => {
    const [a, b] = [take('Anna', '0.25'), take('Bert', '0.5')];
    rewrite('answer: 0.5', 'answer: 0.25', rewrite('What is $\\sigma(0)$?', 'What is half of a half?'));
    expect((await apply({ reason: 'The key was wrong' })).status).toBe(303);
    expect([scoreOf(a), scoreOf(b)]).toEqual([2, 1]);
    expect(acts().sort()).toEqual(['quiz.regrade', 'quiz.rescore', 'quiz.rescore']);
    const instructor = await sign();
    expect(await instructor.text(`${REGRADE}?done=done`)).toContain('The key was wrong');
    expect(await instructor.text(CONTROL)).not.toContain('The quiz has changed');
    const attempt = await instructor.text(`${CONTROL}/attempts/${b}`);
    expect(attempt).toMatch(/<td>[^<]*<span class="review-mark">✗<\/span>\s+0\.5\s*<\/td>\s*<td>0\.25/);
    expect(attempt).not.toContain('half of a half');
    expect(await instructor.text(`${CONTROL}/analysis/half`)).toMatch(/qa-typed">0\.5</);
    expect(await instructor.text(`${CONTROL}/log`)).toContain('The key was wrong');
  });

  it('is regraded wholly or not at all', async () => {
    const [a, b] = [take('Anna', '0.25'), take('Bert', '0.25')];
    rewrite('answer: 0.5', 'answer: 0.25');
    app.database.exec(`CREATE TRIGGER full_disk BEFORE INSERT ON audit_log
      WHEN new.action = 'quiz.rescore' AND (SELECT count(*) FROM audit_log) = 2
      BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    expect((await apply()).status).toBeGreaterThanOrEqual(500);
    expect([scoreOf(a), scoreOf(b)]).toEqual([1, 1]);
    expect(acts()).toEqual([]);
    expect(app.store.sittings.findRun('demo', 'short')).toEqual(run);
    expect(app.store.quizRegrades.listRegrades(run.id)).toEqual([]);
  });

  it('is scored by the new text when attempts that go on end, and when others begin later', async () => {
    take('Anna', '0.25');
    const running = startAttempt(app, run, { name: 'Carla' });
    const savedAt = new Date(app.time.now).toISOString();
    const right = { questionId: 'half', version: 1, answer: ['0.25'], savedAt };
    app.store.quizAttempts.insertAnswer({ attemptId: running, ...right });
    rewrite('answer: 0.5', 'answer: 0.25');
    expect(await (await sign()).text(REGRADE)).toContain('1 attempt is still running');
    expect((await apply()).status).toBe(303);
    const later = startAttempt(app, run, { name: 'Dora' });
    app.store.quizAttempts.insertAnswer({ attemptId: later, ...right });
    app.time.now += 120 * MINUTES;
    app.endQuizzes();
    expect([scoreOf(running), scoreOf(later)]).toEqual([1, 1]);
    const [regrade] = app.store.quizRegrades.listRegrades(run.id);
    await (await sign()).post(REGRADE, { act: 'revert', id: regrade?.id ?? '' }).expect(303);
    expect([scoreOf(running), scoreOf(later)]).toEqual([0, 0]);
  });

  it('lowers nobody where that was chosen', async () => {
    const [a, b] = [take('Anna', '0.25'), take('Bert', '0.5')];
    rewrite('answer: 0.5', 'answer: 0.25');
    const page = await (await sign()).text(`${REGRADE}?lower=never`);
    expect(page).toContain('1 of 2 scores change: 1 up, 0 down.');
    expect(page).toContain('1 would fall and is not changed.');
    expect((await apply({ lower: 'never' })).status).toBe(303);
    expect([scoreOf(a), scoreOf(b)]).toEqual([2, 2]);
    // Another decision about points must not bring the new text in by the back door.
    await (await sign()).post(`${CONTROL}/questions`, { id: 'shape', act: 'void', credit: 'full', note: 'Unclear' });
    expect([scoreOf(a), scoreOf(b)]).toEqual([3, 3]);
  });

  it('leaves attempts alone that began before the given time', async () => {
    const a = take('Anna', '0.25');
    app.time.now += 10 * MINUTES;
    const b = take('Bert', '0.25');
    rewrite('answer: 0.5', 'answer: 0.25');
    const zone = app.store.courses.findCourse('demo')?.timeZone ?? '';
    const since = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
      .format(new Date(app.time.now - 5 * MINUTES))
      .replace(' ', 'T');
    expect((await apply({ since })).status).toBe(303);
    expect([scoreOf(a), scoreOf(b)]).toEqual([1, 2]);
    rewrite('answer: 0.5', 'answer: 0.75');
    const wrong = await (await sign()).agent.get(`${REGRADE}?since=soon`).expect(422);
    expect(wrong.text).toContain('Enter a date and time');
  });

  it('is undone exactly, the last regrade first', async () => {
    const ids = [take('Anna', '0.25'), take('Bert', '0.5'), take('Carla', '0.75')];
    const instructor = await sign();
    rewrite('answer: 0.5', 'answer: 0.25');
    expect((await apply()).status).toBe(303);
    rewrite('answer: 0.5', 'answer: 0.75');
    app.time.now += MINUTES;
    expect((await apply({ lower: 'never' })).status).toBe(303);
    expect(ids.map(scoreOf)).toEqual([2, 1, 2]);
    const [second, first] = app.store.quizRegrades.listRegrades(run.id).map(({ id }) => id);
    const revert = (id = '') => instructor.post(REGRADE, { act: 'revert', id });
    expect((await revert(first)).status).toBe(409);
    expect((await revert(second)).status).toBe(303);
    expect(ids.map(scoreOf)).toEqual([2, 1, 1]);
    expect((await revert(second)).status).toBe(409);
    expect((await revert(first)).status).toBe(303);
    expect(ids.map(scoreOf)).toEqual([1, 2, 1]);
    const attempts = app.store.quizAttempts.listAttempts(run.id);
    expect(attempts.map(({ gradedVersionId }) => gradedVersionId)).toEqual([null, null, null]);
    expect(app.store.sittings.findRun('demo', 'short')).toEqual(run);
    expect(acts().filter((act) => act === 'quiz.revert-regrade')).toHaveLength(2);
    expect((await instructor.text(REGRADE)).match(/undone by Demo Instructor/g)).toHaveLength(2);
  });

  it('lowers nobody and is undone to the same points, whatever is answered and whatever becomes right', async () => {
    const value = fc.constantFrom('0.1', '0.2', '0.3', '0.5');
    const instructor = await sign();
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 4 }),
        value,
        fc.boolean(),
        async (given, key, lower) => {
          const ids = given.map((half, at) => take(`Student ${at}`, half));
          const before = new Map(app.store.quizAttempts.listAttempts(run.id).map(({ id, score }) => [id, score ?? 0]));
          rewrite(
            'answer: 0.5',
            `answer: ${key}\n        tolerance: { absolute: 0.0${ids.length} }\n        points: 2`,
          );
          const answer = await apply(lower ? { lower: 'never' } : {});
          expect(answer.status).toBe(303);
          if (lower) for (const [id, score] of before) expect(scoreOf(id)).toBeGreaterThanOrEqual(score);
          const [regrade] = app.store.quizRegrades.listRegrades(run.id);
          await instructor.post(REGRADE, { act: 'revert', id: regrade?.id ?? '' }).expect(303);
          for (const [id, score] of before) expect(scoreOf(id)).toBe(score);
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe('a dry run that is out of date', () => {
  it('is refused when an attempt has ended, points or the text changed since', async () => {
    take('Anna', '0.25');
    rewrite('answer: 0.5', 'answer: 0.25');
    const instructor = await sign();
    const hash = hashIn(await instructor.text(REGRADE));
    const b = take('Bert', '0.5');
    const refused = await instructor.post(REGRADE, { act: 'apply', hash }).expect(409);
    expect(refused.text).toContain('Check again what would change now');
    const again = hashIn(refused.text);
    rewrite('answer: 0.5', 'answer: 0.2');
    await instructor.post(REGRADE, { act: 'apply', hash: again }).expect(409);
    await instructor.post(REGRADE, { act: 'apply', hash: '' }).expect(409);
    expect(scoreOf(b)).toBe(2);
    expect(app.store.quizRegrades.listRegrades(run.id)).toEqual([]);
  });
});

describe('a text by which attempts cannot be scored', () => {
  it('names the question and the reason, and nothing can be applied', async () => {
    const a = take('Anna', '0.25');
    const instructor = await sign();
    rewrite("          - { text: '-2',", "          - { text: '2' }\n          - { text: '-2',");
    const page = await instructor.text(REGRADE);
    expect(page).toContain('Question relu has one more option: the attempts cannot be compared.');
    expect(page).not.toContain('value="apply"');
    await instructor.post(REGRADE, { act: 'apply', hash: '' }).expect(409);
    rewrite('type: numeric', 'type: nonsense');
    expect(await instructor.text(REGRADE)).toContain('has errors');
    expect(scoreOf(a)).toBe(1);
  });
});

describe('regrading', () => {
  it('is for instructors; graders may look; there is nothing to do before anybody has started', async () => {
    expect(await (await sign()).text(REGRADE)).toContain('Nobody has started');
    take('Anna', '0.25');
    expect(await (await sign()).text(REGRADE)).toContain('there is nothing to regrade');
    rewrite('answer: 0.5', 'answer: 0.25');
    const grader = await sign(app.graderToken);
    expect(await grader.text(REGRADE)).toContain('1 of 1 score changes');
    expect(await grader.text(REGRADE)).not.toContain('value="apply"');
    await grader.post(REGRADE, { act: 'apply' }).expect(403);
    await (await sign(app.studentToken)).agent.get(REGRADE).expect(403);
  });
});
