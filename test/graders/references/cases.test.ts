/**
 * The cases of all exercises tell programs apart that only seem right: those that keep results by shape, and those whose threshold
 * is a little off. An exercise that comes later is held to the first rule as well.
 */
import { describe, expect, it } from '@jest/globals';
import { linear_forward } from '../../../exercises/linear_forward/reference.ts';
import { loadExercises } from '../../../graders/catalog/load-exercises.ts';
import * as np from '../../../graders/np/index.ts';
import { dataOf, isNDArray } from '../../../graders/np/internals.ts';
import type { Case } from '../../../graders/references/case.ts';
import { readCases } from '../../../graders/references/read-cases.ts';
import { exercisesFolder } from '../../support/grader.ts';

const all = new Map(loadExercises(exercisesFolder).map((exercise) => [exercise.slug, readCases(exercise)]));
const casesOf = (slug: string): Case[] => all.get(slug) as Case[];

/** An argument as text: its arrays by shape and its fractions as such, or all by their numbers. Sizes and counts are whole numbers. */
function textOf(value: unknown, numbers: boolean): string {
  if (isNDArray(value)) return `(${value.shape})${numbers ? dataOf(value).join() : ''}`;
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, numbers)).join()}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value).map(([key, item]) => `${key}:${textOf(item, numbers)}`)}}`;
  return typeof value === 'number' && !numbers && !Number.isInteger(value) ? 'a fraction' : String(value);
}

const takesArrays = [...all].filter(([, [first]]) => textOf(first?.args, false).includes('('));

describe('a program that keeps results by shape is found', () => {
  it('in every exercise that takes arrays', () => expect(takesArrays.length).toBeGreaterThanOrEqual(12));

  it.each(takesArrays)('%s has two hidden tests of equal shapes and different numbers', (_slug, cases) => {
    const hidden = cases.filter(({ visibility, points }) => visibility === 'hidden' && points > 0);
    const numbersOf = new Map<string, Set<string>>();
    for (const { args } of hidden) {
      const shapes = textOf(args, false);
      numbersOf.set(shapes, (numbersOf.get(shapes) ?? new Set()).add(textOf(args, true)));
    }
    expect(Math.max(...[...numbersOf.values()].map(({ size }) => size))).toBeGreaterThanOrEqual(2);
  });
});

type Numbers = Iterable<number>;
type Dict = Record<string, np.NDArray>;
const flat = (array: unknown): Numbers => dataOf(array as np.NDArray);

/** Numbers whose side of a bound decides, and the bounds. */
const THRESHOLDS: readonly {
  readonly slug: string;
  readonly what: string;
  readonly bounds: readonly number[];
  readonly numbersOf: (args: Case['args']) => Numbers;
}[] = [
  {
    slug: 'linear_activation_forward',
    what: 'Z of relu',
    bounds: [0],
    numbersOf: ([A_prev, W, b, activation]) =>
      activation === 'relu' ? flat(linear_forward(A_prev as np.NDArray, W as np.NDArray, b as np.NDArray)[0]) : [],
  },
  {
    slug: 'linear_activation_backward',
    what: 'Z of relu',
    bounds: [0],
    numbersOf: ([, cache, activation]) => (activation === 'relu' ? flat((cache as unknown[])[1]) : []),
  },
  {
    slug: 'L_model_forward',
    what: 'Z of the first hidden layer',
    bounds: [0],
    numbersOf: ([X, parameters]) => {
      const { W1, b1, W2 } = parameters as Dict;
      return W2 === undefined ? [] : flat(np.add(np.dot(W1 as np.NDArray, X as np.NDArray), b1 as np.NDArray));
    },
  },
  {
    slug: 'L_model_backward',
    what: 'Z of hidden layers',
    bounds: [0],
    numbersOf: ([, , caches]) => (caches as unknown[][]).slice(0, -1).flatMap((cache) => [...flat(cache[1])]),
  },
  {
    slug: 'predict',
    what: 'probabilities of one layer',
    bounds: [0.5],
    numbersOf: ([X, , parameters]) => {
      const { W1, b1, W2 } = parameters as Dict;
      if (W2 !== undefined) return [];
      const Z = np.add(np.dot(W1 as np.NDArray, X as np.NDArray), b1 as np.NDArray);
      return flat(np.divide(1, np.add(1, np.exp(np.negative(Z)))));
    },
  },
];

describe.each(THRESHOLDS)('$slug has $what on both sides of each bound', ({ slug, bounds, numbersOf }) => {
  const distances = casesOf(slug).flatMap(({ args }) =>
    [...numbersOf(args)].flatMap((number) => bounds.map((bound) => number - bound)),
  );
  it.each([-1e-6, -1e-12, 1e-12, 1e-6])('about %s from it', (wanted) => {
    expect(distances.some((distance) => distance / wanted > 0.5 && distance / wanted < 2)).toBe(true);
  });
});

describe('probabilities lie near 0 and 1', () => {
  // The closest number below 1 that float32 has is 6e-8 away; both references must see the same.
  it.each([
    ['compute_cost', 1e-6],
    ['compute_cost', 1e-12],
    ['L_model_backward', 1e-6],
  ])('in %s, %s from 0 with label 1', (slug, distance) => {
    const near = casesOf(slug).flatMap(({ args: [AL, Y] }) => {
      const labels = [...flat(Y)];
      return [...flat(AL)].filter((p, i) => labels[i] === 1 && p > 0 && p < 2 * distance);
    });
    expect(near.length).toBeGreaterThan(0);
  });

  it.each([
    ['compute_cost', 1e-6],
    ['compute_cost', 6e-8],
    ['L_model_backward', 1e-6],
  ])('in %s, %s from 1 with label 0', (slug, distance) => {
    const near = casesOf(slug).flatMap(({ args: [AL, Y] }) => {
      const labels = [...flat(Y)];
      return [...flat(AL)].filter((p, i) => labels[i] === 0 && p < 1 && 1 - p < 2 * distance);
    });
    expect(near.length).toBeGreaterThan(0);
  });
});
