/** The quiz on logistic regression: its numbers worked out a second time, its texts complete. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as np from '../../../../graders/np/index.ts';
import type { GraderProcessClient } from '../../../../server/grading/grader-client.ts';
import { drawQuiz, maximumOf } from '../../../../server/quizzes/model/draw.ts';
import type { DrawnQuestion } from '../../../../server/quizzes/model/drawn.ts';
import { questionsOf } from '../../../../server/quizzes/model/quiz-schema.ts';
import { scoreAnswer } from '../../../../server/quizzes/model/score.ts';
import { testGrader } from '../../../support/grader.ts';
import {
  calculatedIds,
  drawnVariants,
  expectWorked,
  type GivenQuiz,
  giveQuiz,
  type Numbers,
  typesOf,
  unexplained,
  unreadableTexts,
  type Worked,
} from './given-quiz.ts';

let grader: GraderProcessClient;
let given: GivenQuiz;
beforeAll(async () => {
  grader = testGrader({ workers: 1 });
  await grader.start();
  given = await giveQuiz('logistic-regression', grader.compute);
}, 120_000);
afterAll(() => grader.close());

const n = (numbers: Numbers, name: string): number => numbers[name] as number;
/** The sigmoid by way of the hyperbolic tangent. */
const sigmoid = (z: number): number => (1 + Math.tanh(z / 2)) / 2;
/** Loss of logistic regression as a function of z: softplus(z) - y z. */
const lossOfZ = (z: number, y: number): number => Math.log1p(Math.exp(z)) - y * z;
/** Slope of f at x by central differences. */
const slope = (f: (x: number) => number, x: number): number => (f(x + 1e-4) - f(x - 1e-4)) / 2e-4;
const shape = (sizes: readonly number[]): string => `(${sizes.join(', ')})`;
/** Whether two shapes broadcast, tried on real arrays. */
const canBeAdded = (a: number[], b: number[]): boolean => {
  try {
    np.add(np.zeros(a), np.zeros(b));
    return true;
  } catch {
    return false;
  }
};
const J = (a: number, b: number, c: number): number => 4 * (a - b * c);

/** What is right, worked out apart from quiz.yaml, in the order in which it is typed. */
const WORKED: Readonly<Record<string, Worked>> = {
  'ends-of-the-sigmoid': { answer: () => [sigmoid(0), sigmoid(800), sigmoid(-800)].map(String) },
  'sigmoid-by-hand': {
    answer: (v) => [String(sigmoid(-Math.log(n(v, 'k'))))],
    mistakes: (v) => [
      [String(1 - sigmoid(-Math.log(n(v, 'k')))), /probability of/],
      [String(Math.exp(-Math.log(n(v, 'k')))), /denominator is missing/],
      [String(n(v, 'k')), /only/],
    ],
  },
  'sigmoid-of-minus-z': {
    answer: (v) => [String(sigmoid(-Math.log(n(v, 'p') / (1 - n(v, 'p')))))],
    mistakes: (v) => [
      [String(-n(v, 'p')), /never negative/],
      [String(n(v, 'p')), /rises everywhere/],
      [String(1 / n(v, 'p')), /never above 1/],
    ],
  },
  'loss-of-one-example': {
    answer: (v) => [String(lossOfZ(Math.log(n(v, 'yhat') / (1 - n(v, 'yhat'))), n(v, 'y')))],
    mistakes: (v) => {
      const loss = (y: number): number => lossOfZ(Math.log(n(v, 'yhat') / (1 - n(v, 'yhat'))), y);
      return [
        [String(-loss(n(v, 'y'))), /minus sign/],
        [String(loss(1 - n(v, 'y'))), /other label/],
        [String(loss(0) + loss(1)), /Both terms/],
      ];
    },
  },
  'cost-from-losses': {
    answer: (v) => [String(['l1', 'l2', 'l3', 'l4'].reduce((mean, name) => mean + n(v, name) / 4, 0))],
    mistakes: (v) => {
      const sum = ['l1', 'l2', 'l3', 'l4'].reduce((total, name) => total + n(v, name), 0);
      return [
        [String(sum), /divide by/],
        [String(-sum / 4), /minus sign/],
        [String(n(v, 'l3')), /largest/],
      ];
    },
  },
  'one-update': {
    answer: (v) => [np.subtract(n(v, 'w'), np.multiply(n(v, 'alpha'), n(v, 'dw'))).toFixed(6)],
    mistakes: (v) => [
      [(n(v, 'w') + n(v, 'alpha') * n(v, 'dw')).toFixed(6), /uphill/],
      [(n(v, 'w') - n(v, 'dw')).toFixed(6), /learning rate is missing/],
      [(-n(v, 'alpha') * n(v, 'dw')).toFixed(6), /only the change/],
    ],
  },
  'whole-step-by-hand': {
    answer: (v) => {
      const dz = slope((z) => lossOfZ(z, n(v, 'y')), 0);
      const dw = slope((w) => lossOfZ(w * n(v, 'x'), n(v, 'y')), 0);
      return [dz, dw, 0 - n(v, 'alpha') * dw].map(String);
    },
  },
  'back-through-the-graph': {
    answer: (v) => [String(slope((b) => J(1, b, n(v, 'c')), n(v, 'b')))],
    mistakes: (v) => [
      [String(-slope((b) => J(1, b, n(v, 'c')), n(v, 'b'))), /sign was lost/],
      [String(slope((c) => J(1, n(v, 'b'), c), n(v, 'c'))), /du/],
      [String(slope((b) => 1 - b * n(v, 'c'), n(v, 'b'))), /last step/],
      [String(slope((b) => b * n(v, 'c'), n(v, 'b'))), /alone/],
    ],
  },
  'small-change': {
    answer: (v) => [String(n(v, 'k') * (n(v, 'a') + 0.001) ** 2 - n(v, 'k') * n(v, 'a') ** 2)],
    mistakes: (v) => [
      [String(slope((a) => n(v, 'k') * a * a, n(v, 'a'))), /slope times 0.001/],
      [String(0.001 * n(v, 'k') * n(v, 'a') ** 2), /value of/],
      [String(0.002 * n(v, 'k')), /where you are/],
    ],
  },
  'shape-of-x': {
    // The values of one photo counted: rows of pixels, each with red, green and blue.
    answer: (v) => [shape([np.zeros([n(v, 'p'), n(v, 'p'), 3]).size, n(v, 'm')])],
    mistakes: (v) => [
      [shape([n(v, 'm'), 3 * n(v, 'p') ** 2]), /exchanged/],
      [shape([n(v, 'p') ** 2, n(v, 'm')]), /three colour values/],
      [shape([n(v, 'm'), n(v, 'p'), n(v, 'p'), 3]), /not unrolled/],
    ],
  },
  'shape-of-z': {
    answer: (v) => [shape(np.add(np.dot(np.zeros([n(v, 'n_x'), 1]).T, np.zeros([n(v, 'n_x'), n(v, 'm')])), 1).shape)],
    mistakes: (v) => [
      [shape([n(v, 'm'), 1]), /a row/],
      [shape([n(v, 'n_x'), n(v, 'm')]), /shape of \$X\$/],
      [shape([n(v, 'n_x'), 1]), /shape of \$w\$/],
      [shape([n(v, 'm')]), /two dimensions/],
    ],
  },
  'shape-of-dw': {
    answer: (v) => [shape(np.dot(np.zeros([n(v, 'n_x'), n(v, 'm')]), np.zeros([1, n(v, 'm')]).T).shape)],
    mistakes: (v) => [
      [shape([1, n(v, 'n_x')]), /dw\^T/],
      [shape([n(v, 'n_x'), n(v, 'm')]), /disappears/],
      [shape([1, n(v, 'm')]), /shape of \$dZ\$/],
    ],
  },
  'column-plus-row': {
    answer: (v) => [shape(np.add(np.zeros([n(v, 'n'), 1]), np.zeros([1, n(v, 'k')])).shape)],
    mistakes: (v) => [
      [shape([n(v, 'k'), n(v, 'n')]), /Rows come first/],
      ['(1, 1)', /stretches/],
      [shape([n(v, 'n') + n(v, 'k'), 1]), /one behind the other/],
    ],
  },
  'which-can-be-added': {
    answer: (v, { part }) =>
      (part.type === 'multiple-choice' ? part.options : []).flatMap(({ text }, place) => {
        const sizes = [...text.matchAll(/\d+/g)].map(Number);
        return canBeAdded([n(v, 'n'), n(v, 'k')], sizes) ? [String(place)] : [];
      }),
  },
  'matrix-plus-column': {
    answer: (v) =>
      [n(v, 'p') + n(v, 'u'), n(v, 'q') + n(v, 'u'), n(v, 'r') + n(v, 'v'), n(v, 's') + n(v, 'v')].map(String),
  },
  'sum-down-the-columns': {
    answer: (v) =>
      [
        ['a', 'd'],
        ['b', 'e'],
        ['c', 'f'],
      ].map((column) => String(column.reduce((s, x) => s + n(v, x), 0))),
  },
  'no-matrix-product': { answer: () => [1 * 2, 2 * 0, 3 * 1, 4 * 2].map(String) },
  'array-without-columns': {
    answer: () => ['(4,)'],
    mistakes: () => [
      ['(4, 1)', /A column/],
      ['(1, 4)', /A row/],
    ],
  },
};

const firstOf = (id: string): DrawnQuestion => drawnVariants(given, id)[0]?.drawn as DrawnQuestion;

describe('the quiz on logistic regression', () => {
  it.each(Object.keys(WORKED))('has the right answer in every variant of "%s"', (id) => {
    expectWorked(given, id, WORKED[id] as Worked);
  });

  it('has no question with numbers that is not worked out here', () => {
    expect(calculatedIds(given.quiz).sort()).toEqual(Object.keys(WORKED).sort());
  });

  it('takes dz = a - y in any usual spelling, and nothing else', () => {
    const drawn = firstOf('dz-in-short');
    for (const typed of ['a - y', 'a-y', 'A − Y', '(a-y)', 'dz = a - y', '-(y - a)', '-y + a'])
      expect([typed, scoreAnswer(drawn, [typed]).share]).toEqual([typed, 1]);
    for (const typed of ['a + y', 'a', 'a - y - a', 'a(1-a)(a-y)', '(a - y) / m'])
      expect([typed, scoreAnswer(drawn, [typed]).share]).toEqual([typed, 0]);
    expect(scoreAnswer(drawn, ['y - a'])).toMatchObject({
      share: 0,
      mistake: expect.stringMatching(/sign is reversed/),
    });
    expect(scoreAnswer(drawn, ['a(1-a)'])).toMatchObject({ share: 0, mistake: expect.stringMatching(/sigmoid alone/) });
  });

  it('tells of costs that really come from a learning rate that is too large', () => {
    const { text, explanation } = firstOf('cost-explodes');
    const examples = [
      [1, 1],
      [3, 0],
      [4, 1],
    ] as const;
    const cost = (w: number): number => examples.reduce((sum, [x, y]) => sum + lossOfZ(w * x, y), 0) / examples.length;
    const costsWith = (alpha: number): string[] => {
      let w = 0;
      return Array.from({ length: 4 }, () => {
        const now = cost(w);
        w -= alpha * slope(cost, w);
        return now.toFixed(2);
      });
    };
    expect(text).toContain(`the cost goes ${costsWith(3).join(', ')}.`);
    expect(explanation).toContain(
      '$x = 1, 3, 4$ with the labels 1, 0, 1, from $w = 0$ without a bias, and $\\alpha = 3$',
    );
    expect(Number(costsWith(0.5)[1])).toBeLessThan(Number(costsWith(0.5)[0]));
  });

  it('explains every question, every option and the likely mistakes', () => {
    expect(unexplained(given.quiz)).toEqual([]);
  });

  it('has only texts that can be read, in every variant', () => {
    expect(unreadableTexts(given)).toEqual([]);
  });

  it('gives everybody seven questions for seven points, of at least fourteen, and opens week 3', () => {
    expect(questionsOf(given.quiz).length).toBeGreaterThanOrEqual(14);
    expect(questionsOf(given.quiz).filter(({ variables }) => variables !== undefined).length).toBeGreaterThanOrEqual(5);
    expect(typesOf(given.quiz).size).toBeGreaterThanOrEqual(6);
    expect(given.quiz.week).toBe(3);
    for (let seed = 0; seed < 50; seed++) {
      const drawn = drawQuiz(given.quiz, given.variants, seed);
      expect([drawn.questions.length, maximumOf(drawn)]).toEqual([7, 7]);
    }
  });
});
