/** What an answer earns: tables for each type, and what must hold for all. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../../graders/catalog/read-yaml.ts';
import { projectRoot } from '../../../server/project-root.ts';
import { drawQuestion, drawQuiz, maximumOf } from '../../../server/quizzes/model/draw.ts';
import type { Answer, DrawnQuestion } from '../../../server/quizzes/model/drawn.ts';
import { QuestionSchema } from '../../../server/quizzes/model/question-schema.ts';
import { QuizSchema } from '../../../server/quizzes/model/quiz-schema.ts';
import { rightAnswer } from '../../../server/quizzes/model/right-answer.ts';
import { scoreAnswer } from '../../../server/quizzes/model/score.ts';
import { randomFrom } from '../../../server/quizzes/model/values.ts';
import { startCpuClock } from '../../support/cpu-clock.ts';
import { fc } from '../../support/properties.ts';

const question = (fields: object): DrawnQuestion =>
  drawQuestion(QuestionSchema.parse({ id: 'one', text: 'What?', shuffle: false, ...fields }), {}, randomFrom(1));
const withoutShuffle = (fields: object): DrawnQuestion =>
  drawQuestion(QuestionSchema.parse({ id: 'one', text: 'What?', ...fields }), {}, randomFrom(1));
const share = (asked: DrawnQuestion, ...answer: string[]): number => scoreAnswer(asked, answer).share;

const parsed = parseYaml(
  readFileSync(join(projectRoot, 'test', 'fixtures', 'every-question-type.yaml'), 'utf8'),
  QuizSchema,
);
if (!('data' in parsed)) throw new Error(JSON.stringify(parsed.problems));
const every = parsed.data;
const variants = {
  sigmoid: [
    { z: 0, a: 0.5, wrong: 1 },
    { z: 1, a: 0.7310585786, wrong: 0.36787944 },
  ],
};

describe('a number', () => {
  const asked = withoutShuffle({ type: 'numeric', answer: -0.25, tolerance: { absolute: 0.01, relative: 0 } });
  it.each(['-0.25', '-0,25', '−0.25', ' - 0.25 ', '-1/4', '-.25', '-2.5e-1', '-25e-2', '-0.26', '-0.24', '-2.5·10^-1'])(
    '%j is right for -0.25 within 0.01',
    (typed) => expect(share(asked, typed)).toBe(1),
  );
  it.each(['0.25', '-0.2611', '-0.2389', '25', '-1/0'])('%j is wrong', (typed) => expect(share(asked, typed)).toBe(0));
  it.each(['', ' ', 'a quarter', '1.2.3', 'NaN', 'Infinity', '1/2/3', '0x10', '--1'])('%j is no number', (typed) => {
    expect(share(asked, typed)).toBe(0);
    expect(scoreAnswer(asked, [typed]).unreadable ?? false).toBe(typed.trim() !== '');
  });
  it('with three digits behind a comma or point may mean either', () => {
    const of = (answer: number, typed: string): number => share(withoutShuffle({ type: 'numeric', answer }), typed);
    expect([of(1250, '1,250'), of(1250, '1.250'), of(1.25, '1,250'), of(1.25, '1.250'), of(1250, "1'250")]).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect([of(125, '0,125'), of(0.125, '0,125'), of(1_250_000, '1.250.000')]).toEqual([0, 1, 1]);
  });
  it('is compared within max(absolute, relative x |answer|), also around zero', () => {
    const zero = withoutShuffle({ type: 'numeric', answer: 0, tolerance: { relative: 0.1, absolute: 0.001 } });
    expect([share(zero, '0.001'), share(zero, '0.0011')]).toEqual([1, 0]);
    const big = withoutShuffle({ type: 'numeric', answer: 200, tolerance: { relative: 0.01 } });
    expect([share(big, '198'), share(big, '197.9'), share(big, '202')]).toEqual([1, 0, 1]);
  });
  it('that is a known mistake is explained', () => {
    const known = withoutShuffle({
      type: 'numeric',
      answer: 2,
      mistakes: [{ answer: 4, explanation: 'You squared it.' }],
    });
    expect([scoreAnswer(known, ['4']).mistake, scoreAnswer(known, ['5']).mistake]).toEqual([
      'You squared it.',
      undefined,
    ]);
  });
});

describe('a shape', () => {
  const asked = withoutShuffle({
    type: 'shape',
    answer: [3, 4],
    mistakes: [{ answer: [4, 3], explanation: 'transposed' }],
  });
  it.each(['(3, 4)', '(3,4)', '[3, 4]', '3 x 4', '3×4', '3, 4', '3 4', ' ( 3 , 4 ) '])('%j is (3, 4)', (typed) =>
    expect(share(asked, typed)).toBe(1),
  );
  it.each(['(4, 3)', '(3, 4, 1)', '(3,)', '12', '(3, -4)', '(3.0, 4)'])('%j is not', (typed) =>
    expect(share(asked, typed)).toBe(0),
  );
  it('of one dimension is written with or without its comma', () => {
    const vector = withoutShuffle({ type: 'shape', answer: [5] });
    expect(['(5,)', '(5)', '5', '[5]'].map((typed) => share(vector, typed))).toEqual([1, 1, 1, 1]);
  });
  it('that is transposed is explained', () => expect(scoreAnswer(asked, ['4 x 3']).mistake).toBe('transposed'));
});

describe('a choice', () => {
  const options = [{ text: 'a', correct: true }, { text: 'b', correct: true }, { text: 'c' }, { text: 'd' }];
  const many = question({ type: 'multiple-choice', options });
  it.each([
    [['0', '1'], 1],
    [['0'], 0.5],
    [['0', '2'], 0],
    [['0', '1', '2'], 0.5],
    [['0', '1', '2', '3'], 0],
    [['2'], 0],
    [['0', '0'], 0.5],
    [['0', '99', '-1', 'x', '1.5'], 0],
  ] as const)('of several: %j earns %d', (answer, earned) => expect(share(many, ...answer)).toBe(earned));
  it('of several earns all or nothing where the author says so', () => {
    const strict = question({ type: 'multiple-choice', options, credit: 'all-or-nothing' });
    expect([share(strict, '0', '1'), share(strict, '0'), share(strict, '0', '1', '2')]).toEqual([1, 0, 0]);
  });
  it('of one takes the first place only, and no place that is not there', () => {
    const one = question({ type: 'single-choice', options: [{ text: 'a' }, { text: 'b', correct: true }] });
    expect(['1', '0', '2', '-1', 'b', '01e0'].map((typed) => share(one, typed))).toEqual([1, 0, 0, 0, 0, 1]);
    expect(share(one, '0', '1')).toBe(0);
  });
});

describe('composite answers', () => {
  it('of an ordering earn the pairs of neighbours in the right order', () => {
    const asked = withoutShuffle({ type: 'ordering', items: ['1', '2', '3', '4'] });
    const { part } = asked;
    if (part.type !== 'ordering') throw new Error('no ordering');
    const places = (...sources: number[]): string[] =>
      sources.map((source) => String(part.items.findIndex((item) => item.source === source)));
    expect(share(asked, ...places(0, 1, 2, 3))).toBe(1);
    expect(share(asked, ...places(1, 2, 3, 0))).toBeCloseTo(2 / 3);
    expect(share(asked, ...places(3, 2, 1, 0))).toBe(0);
    expect(share(asked, '0', '0', '0', '0')).toBe(0);
  });
  it('of matching, matrices and clozes earn the right cells', () => {
    const matrix = withoutShuffle({
      type: 'matrix',
      answer: [
        [1, 2],
        [3, 4],
      ],
    });
    expect([share(matrix, '1', '2', '3', '4'), share(matrix, '1', '', '3', 'x'), share(matrix, '1')]).toEqual([
      1, 0.5, 0.25,
    ]);
    const cloze = withoutShuffle({
      type: 'cloze',
      cloze: '[[a]] [[b]] [[c]]',
      gaps: { a: { options: ['x', 'y'], answer: 'x' }, b: { accepted: ['ReLU'] }, c: { number: 2 } },
    });
    expect([share(cloze, 'x', ' relu ', '2,0'), share(cloze, 'y', 'relu', '3')]).toEqual([1, 1 / 3]);
  });
});

describe('a short text', () => {
  const asked = withoutShuffle({
    type: 'short-text',
    accepted: ['Gradient descent'],
    pattern: 'grad(ient)?[ -]?desc\\w*',
  });
  it.each(['gradient descent', ' GRADIENT   descent ', 'gradient‑descent', 'graddesc'])('%j is accepted', (typed) =>
    expect(share(asked, typed)).toBe(1),
  );
  it.each(['descent', 'gradient descent!', 'my gradient descent'])('%j is not', (typed) =>
    expect(share(asked, typed)).toBe(0),
  );
  it('is not held up by a pattern that would take for ever elsewhere', () => {
    const evil = withoutShuffle({ type: 'short-text', accepted: ['a'], pattern: '(a+)+$' });
    const usedMs = startCpuClock();
    expect(share(evil, `${'a'.repeat(480)}!`)).toBe(0);
    expect(usedMs()).toBeLessThan(2_000);
  });
});

describe('for every type of question', () => {
  const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  const texts: fc.Arbitrary<Answer> = fc.array(
    fc.oneof(
      fc.string(),
      fc.integer({ min: -2, max: 12 }).map(String),
      fc.constantFrom('true', '(3, 4)', '0.5', '__proto__', ''),
    ),
    { maxLength: 14 },
  );
  it('the right answer earns everything, nothing earns nothing, and anything else lies between and throws nothing', () => {
    fc.assert(
      fc.property(seeds, texts, (seed, answer) => {
        for (const asked of drawQuiz(every, variants, seed).questions) {
          expect([asked.id, scoreAnswer(asked, rightAnswer(asked.part)).share]).toEqual([asked.id, 1]);
          expect(scoreAnswer(asked, undefined)).toEqual({ share: 0, answered: false });
          expect(scoreAnswer(asked, ['', ' '])).toEqual({ share: 0, answered: false });
          const { share: earned } = scoreAnswer(asked, answer);
          expect(earned >= 0 && earned <= 1).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
  it('the same seed draws the same quiz, and every seed the same maximum', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const drawn = drawQuiz(every, variants, seed);
        expect(drawQuiz(every, variants, seed)).toEqual(drawn);
        expect(maximumOf(drawn)).toBe(12);
      }),
      { numRuns: 100 },
    );
  });
  it('pools give each person as many questions as they say, each about as often, in every order', () => {
    const questions = Array.from({ length: 6 }, (_, index) => ({
      id: `q${index}`,
      type: 'true-false',
      text: 'So?',
      answer: true,
    }));
    const quiz = QuizSchema.parse({ title: 'Pool', week: 1, sections: [{ pick: 2, questions }] });
    const counts = new Map<string, number>();
    const RUNS = 3_000;
    for (let seed = 0; seed < RUNS; seed += 1) {
      const ids = drawQuiz(quiz, {}, seed).questions.map(({ id }) => id);
      expect(new Set(ids).size).toBe(2);
      for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    // Each is expected RUNS / 3 times, with a standard deviation of 26: six of them are 155.
    for (const { id } of questions) expect(Math.abs((counts.get(id) ?? 0) - RUNS / 3)).toBeLessThan(155);
  });
  it('an ordering never begins in the right order', () => {
    const asked = QuestionSchema.parse({ id: 'o', type: 'ordering', text: 'Order', items: ['a', 'b', 'c'] });
    for (let seed = 0; seed < 200; seed += 1) {
      const { part } = drawQuestion(asked, {}, randomFrom(seed));
      expect(scoreAnswer({ id: 'o', points: 1, text: '', part }, ['0', '1', '2']).share).toBeLessThan(1);
    }
  });
});
