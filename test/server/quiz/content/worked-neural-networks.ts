/** The quiz "What a neural network is": its numbers worked out a second time, its texts complete. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraderProcessClient } from '../../../../server/grading/grader-client.ts';
import { drawQuiz, maximumOf } from '../../../../server/quizzes/model/draw.ts';
import { questionsOf } from '../../../../server/quizzes/model/quiz-schema.ts';
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
  given = await giveQuiz('neural-networks', grader.compute);
}, 120_000);
afterAll(() => grader.close());

const n = (numbers: Numbers, name: string): number => numbers[name] as number;
/** ReLU without a maximum: half of the number and its absolute value together. */
const relu = (z: number): number => (z + Math.abs(z)) / 2;

/** What is right, worked out apart from quiz.yaml, in the order in which it is typed. */
const WORKED: Readonly<Record<string, Worked>> = {
  neuron: {
    answer: (v) => {
      const inputs = [1, n(v, 'x1'), n(v, 'x2')];
      const z = [n(v, 'b'), n(v, 'w1'), n(v, 'w2')].reduce((sum, weight, i) => sum + weight * (inputs[i] as number), 0);
      return [String(z), String(relu(z))];
    },
  },
  'weights-of-a-layer': {
    // Counted one by one: an arrow from every feature to every unit.
    answer: (v) => {
      let arrows = 0;
      for (let unit = 0; unit < n(v, 'n_h'); unit++) for (let x = 0; x < n(v, 'n_x'); x++) arrows++;
      return [String(arrows)];
    },
    mistakes: (v) => [
      [String(n(v, 'n_x') + n(v, 'n_h')), /multiplied/],
      [String((n(v, 'n_x') + 1) * n(v, 'n_h')), /biases/],
      [String(n(v, 'n_h')), /each of its/],
    ],
  },
  'read-the-network': { answer: () => ['4', '3', '4', '3'] },
  'features-of-a-table': {
    answer: (v) => [String(n(v, 'houses')), String(Array.from({ length: n(v, 'columns') }).slice(1).length)],
  },
  'relu-of-a-matrix': {
    answer: (v) => ['q', 'p', 'r', 's'].map((entry) => String(relu(n(v, entry)))),
  },
  'relu-in-short': {
    answer: () => {
      const slope = (z: number): number => Math.round((relu(z + 0.5) - relu(z - 0.5)) * 1000) / 1000;
      return [relu(-3), relu(5), slope(-3), slope(5)].map(String);
    },
  },
  'code-of-a-layer': { answer: () => [1 * 2 + 3 * 1 - 1, -2 * 2 + 1 * 1 + 1].map((z) => String(relu(z))) },
};

describe('the quiz "What a neural network is"', () => {
  it.each(Object.keys(WORKED))('has the right answer in every variant of "%s"', (id) => {
    expectWorked(given, id, WORKED[id] as Worked);
  });

  it('has no question with numbers that is not worked out here', () => {
    expect(calculatedIds(given.quiz).sort()).toEqual(Object.keys(WORKED).sort());
  });

  it('says what its code really gives', async () => {
    const [{ drawn } = { drawn: undefined }] = drawnVariants(given, 'code-of-a-layer');
    const source = `${drawn?.code?.source}\nexport function compute() { return { a: a.toArray() }; }`;
    const part = drawn?.part;
    expect(await grader.compute(source, [{}])).toEqual([{ a: part?.type === 'matrix' ? part.answer : undefined }]);
  });

  it('shows the network and the curves that its questions are about', () => {
    const pictured = questionsOf(given.quiz).filter(({ picture }) => picture !== undefined);
    expect(pictured.map(({ id, picture }) => [id, picture?.file])).toEqual([
      ['read-the-network', 'network.svg'],
      ['curve-of-the-large-network', 'performance.svg'],
    ]);
  });

  it('explains every question, every option and the likely mistakes', () => {
    expect(unexplained(given.quiz)).toEqual([]);
  });

  it('has only texts that can be read, in every variant', () => {
    expect(unreadableTexts(given)).toEqual([]);
  });

  it('gives everybody seven questions for seven points, of at least fourteen, and opens week 2', () => {
    expect(questionsOf(given.quiz).length).toBeGreaterThanOrEqual(14);
    expect(typesOf(given.quiz).size).toBeGreaterThanOrEqual(6);
    expect(given.quiz.week).toBe(2);
    for (let seed = 0; seed < 50; seed++) {
      const drawn = drawQuiz(given.quiz, given.variants, seed);
      expect([drawn.questions.length, maximumOf(drawn)]).toEqual([7, 7]);
    }
  });
});
