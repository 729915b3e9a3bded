/** Accepting a further answer to a question of a quiz, for all or some points, and taking that back; over HTTP. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Sitting } from '../../server/quizzes/sittings.store.ts';
import { createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';
import { planTestQuiz } from './support/quiz.ts';
import { takeAttempt } from './support/quiz-class.ts';

const QUIZ = '/courses/demo/quizzes/short';
const CONTROL = `/instructor${QUIZ}`;
const MINUTES = 60_000;
const answers = (question: string): string => `${CONTROL}/questions/${question}/answers`;

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
    post: (path: string, fields: Record<string, string | string[]> = {}) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
  };
};
const take = (name: string, given: Record<string, string[]>, seed = 1): string =>
  takeAttempt(app, run, { name, seed }, (_part, id) => (given[id] ? [given[id], 5] : undefined));
const scoreOf = (id: string) => app.store.quizAttempts.findAttemptById(id)?.score;
const hidden = (page: string, name: string): string =>
  decoded(new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '');
/** Looks at what would change, and does it. */
const accept = async (question: string, fields: Record<string, string | string[]>) => {
  const instructor = await sign();
  const page = await instructor.post(answers(question), { act: 'look', share: '', note: 'Also right', ...fields });
  expect(page.status).toBe(200);
  const decision = /<form class="form card regrade-decision"[\s\S]*?<\/form>/.exec(page.text)?.[0] ?? '';
  const repeat = Object.fromEntries(['hash', 'pick', 'share', 'note'].map((name) => [name, hidden(decision, name)]));
  await instructor.post(answers(question), { act: 'accept', ...repeat }).expect(303);
  return decoded(page.text);
};

describe('a further answer', () => {
  it('is taken from the frequent wrong answers, shows what would change, counts everywhere, and students see the note', async () => {
    const [a, b] = [take('Anna', { half: ['0,25'] }), take('Bert', { half: ['0.5'] })];
    const instructor = await sign();
    const analysis = await instructor.text(`${CONTROL}/analysis/half`);
    expect(analysis).toContain(`href="${answers('half')}?typed=0.25"`);
    expect(await instructor.text(`${answers('half')}?typed=0.25`)).toMatch(/id="typed"\s+name="typed"\s+value="0\.25"/);
    const preview = await accept('half', { typed: '1/4', note: 'The text was ambiguous' });
    expect(preview).toContain('1 of 2 scores change: 1 up, 0 down.');
    expect(preview).toMatch(/Anna<\/th>\s*<td class="number">0\s\/\s3<\/td>\s*<td class="number">1\s\/\s3</);
    expect([scoreOf(a), scoreOf(b)]).toEqual([1, 1]);
    const log = app.store.audit.listOn('demo', 'short', 10);
    expect(log.map(({ action }) => action).sort()).toEqual(['quiz.accept', 'quiz.rescore']);
    expect(await instructor.text(`${CONTROL}/attempts/${a}`)).toMatch(
      /Also accepted:[\s\S]*0\.25[\s\S]*The text was ambiguous/,
    );
    expect(await instructor.text(`${CONTROL}/attempts/${b}`)).toContain('The text was ambiguous');
    expect(await instructor.text(`${CONTROL}/analysis/half`)).not.toMatch(/qa-typed">0\.25</);
    expect(await instructor.text(`${CONTROL}/questions`)).toContain('1 further answer is accepted.');
    expect(await instructor.text(CONTROL)).toMatch(/data-question="half"[\s\S]*?data-text>[^<]*2 right/);
    const csv = (await instructor.agent.get(`${CONTROL}/analysis?format=scores`).expect(200)).text;
    const [head = '', ...rows] = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
    const points = head
      .toLowerCase()
      .split(',')
      .findIndex((name) => /^"?points/.test(name));
    expect(rows.filter((row) => row.includes('half')).map((row) => row.split(',')[points])).toEqual(['1', '1']);
  });

  it('counts for somebody whose attempt ends later, and is in the own result', async () => {
    await accept('half', { typed: '0.25', note: 'Both readings count' });
    const student = await sign(app.studentToken);
    await student.post(`${QUIZ}/start`).expect(303);
    const attempt = app.store.quizAttempts.findAttempt(run.id, app.studentId)?.id ?? '';
    const savedAt = new Date(app.time.now).toISOString();
    app.store.quizAttempts.insertAnswer({
      attemptId: attempt,
      questionId: 'half',
      version: 1,
      answer: ['0.25'],
      savedAt,
    });
    app.time.now += 120 * MINUTES;
    app.endQuizzes();
    expect(scoreOf(attempt)).toBe(1);
    expect(await student.text(QUIZ)).toContain('Both readings count');
  });

  it('earns a part of the points where that was chosen, and never less than the answer earned before', async () => {
    const a = take('Anna', { half: ['0.25'] });
    await accept('half', { typed: '0.25', share: '50' });
    expect(scoreOf(a)).toBe(0.5);
    expect(await (await sign()).text(`${CONTROL}/attempts/${a}`)).toContain('Also accepted for 50 % of the points:');
  });

  it('is another option or a shape', async () => {
    const a = take('Anna', { relu: ['1'], shape: ['4x3'] });
    await accept('relu', { option: '1' });
    await accept('shape', { typed: '[4, 3]' });
    expect(scoreOf(a)).toBe(2);
    expect(await (await sign()).text(`${CONTROL}/attempts/${a}`)).toContain('Your choice: accepted as well');
  });

  it('is taken back with the same preview, and everybody has the points of before', async () => {
    const a = take('Anna', { half: ['0.25'] });
    await accept('half', { typed: '0.25' });
    const instructor = await sign();
    const [{ id = '' } = {}] = app.store.quizRegrades.listAlternatives(run.id);
    const preview = await instructor.post(answers('half'), { act: 'look-revoke', id }).expect(200);
    expect(decoded(preview.text)).toContain('1 of 1 score changes: 0 up, 1 down.');
    await instructor.post(answers('half'), { act: 'revoke', id, hash: 'other' }).expect(409);
    expect(scoreOf(a)).toBe(1);
    await instructor.post(answers('half'), { act: 'revoke', id, hash: hidden(preview.text, 'hash') }).expect(303);
    expect(scoreOf(a)).toBe(0);
    expect(app.store.audit.listOn('demo', 'short', 10).map(({ action }) => action)).toContain('quiz.unaccept');
    await instructor.post(answers('half'), { act: 'look-revoke', id }).expect(404);
  });

  it('is refused when an attempt has ended since the preview', async () => {
    take('Anna', { half: ['0.25'] });
    const instructor = await sign();
    const fields = { typed: '0.25', share: '100', note: 'Right' };
    const page = await instructor.post(answers('half'), { act: 'look', ...fields }).expect(200);
    const hash = hidden(page.text, 'hash');
    take('Bert', { half: ['0.25'] });
    const refused = await instructor.post(answers('half'), { act: 'accept', hash, ...fields }).expect(409);
    expect(refused.text).toContain('check again');
    expect(app.store.quizRegrades.listAlternatives(run.id)).toEqual([]);
  });

  it.each([
    ['half', { typed: 'many' }, 'Enter a number'],
    ['half', { typed: '0.5' }, 'already earns all points'],
    ['half', { typed: '' }, 'Choose an answer from the list'],
    ['half', { pick: '{"a":1}' }, 'Choose an answer from the list'],
    ['half', { typed: '0.25', share: '0' }, 'Enter a percentage'],
    ['half', { typed: '0.25', share: '101' }, 'Enter a percentage'],
    ['half', { typed: '0.25', note: ' ' }, 'Write a note'],
    ['shape', { typed: 'big' }, 'Enter a shape'],
    ['relu', { option: '0' }, 'already earns all points'],
    ['relu', { option: '7' }, 'Choose an answer from the list'],
  ])('to %s is refused as %j', async (question, fields, message) => {
    const answer = await (await sign()).post(answers(question), { act: 'look', note: 'Right', ...fields } as Record<
      string,
      string
    >);
    expect(answer.status).toBe(422);
    expect(decoded(answer.text)).toContain(message);
  });

  it('is not accepted twice, nor by graders, nor for a question that is not there', async () => {
    await accept('half', { typed: '0.25' });
    const twice = await (await sign()).post(answers('half'), { act: 'look', typed: '.25', note: 'Right' }).expect(422);
    expect(decoded(twice.text)).toContain('already accepted');
    const grader = await sign(app.graderToken);
    expect(await grader.text(answers('half'))).not.toContain('value="look"');
    await grader.post(answers('half'), { act: 'look' }).expect(403);
    await (await sign()).agent.get(answers('nothing')).expect(404);
  });
});

describe('a cloze', () => {
  it('is accepted as a whole, as it was given', async () => {
    run = await planTestQuiz(app, {
      slug: 'short',
      source: `
title: Cloze
week: 1
sections:
  - questions:
      - id: gaps
        type: cloze
        cloze: 'A [[kind]] unit has [[n]] inputs.'
        gaps: { kind: { accepted: [linear] }, n: { number: 3 } }
`,
    });
    const ids = [
      ['affine', '3'],
      ['Affine ', '3.0'],
      ['affine', '4'],
    ].map((gaps, at) => take(`Student ${at}`, { gaps }));
    expect(ids.map(scoreOf)).toEqual([0.5, 0.5, 0]);
    const page = await (await sign()).text(answers('gaps'));
    expect(page).toMatch(/A <strong>\[1\]<\/strong> unit/);
    expect(page).toMatch(/affine · 3<[\s\S]*?<td class="number">2<\/td>\s*<td class="number">50 %/);
    await accept('gaps', { pick: JSON.stringify([-1, ['affine', '3']]) });
    expect(ids.map(scoreOf)).toEqual([1, 1, 0]);
  });
});

describe('where students have own numbers', () => {
  it('an answer is accepted for exactly the numbers with which it was given', async () => {
    run = await planTestQuiz(app, {
      slug: 'short',
      source: `
title: Own numbers
week: 1
sections:
  - questions:
      - id: double
        type: numeric
        text: What is twice {{a}}?
        variables: { a: { choice: [3, 4] } }
        answer: '{{a}}'
`,
    });
    const variantOf = (id: string): number => {
      const attempt = app.store.quizAttempts.findAttemptById(id);
      return attempt ? (app.quizVersions.drawnFor(attempt).questions[0]?.variant ?? -1) : -1;
    };
    const ids = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => take(`Student ${seed}`, { double: ['7'] }, seed));
    const [first = ''] = ids;
    const same = ids.filter((id) => variantOf(id) === variantOf(first));
    expect(same.length).toBeLessThan(ids.length);
    const instructor = await sign();
    const page = await instructor.text(answers('double'));
    expect(page).toContain('only for the numbers shown with it');
    expect(page).not.toContain('name="typed"');
    await accept('double', { pick: JSON.stringify([variantOf(first), ['7']]) });
    expect(ids.filter((id) => scoreOf(id) === 1)).toEqual(same);
  });
});
