/**
 * Owns the test cases of propagate: several shapes, every one with limits on counts, one with 200 examples.
 * Must not know how they are run or compared. Probabilities stay away from 0 and 1.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

/** What a solution without loops needs at most: a few numbers taken out of arrays, some 15 operations. */
const LIMITS = { elementAccesses: 4, operations: 40 };

/** A hidden case of one point, unless `rest` says otherwise. */
function regression(
  name: string,
  [w, b, X, Y]: [w: NDArray, b: number, X: NDArray, Y: NDArray],
  rest: Partial<Case> = {},
): Case {
  const symbols = { n_x: X.shape[0] as number, m: X.shape[1] as number };
  return { name, visibility: 'hidden', points: 1, args: [w, b, X, Y], limits: LIMITS, symbols, ...rest };
}

/** Weights of size 1 / sqrt(n_x), a bias, inputs and labels, drawn in this order from `seed`. */
function drawn(name: string, seed: number, n_x: number, m: number, rest: Partial<Case> = {}): Case {
  np.random.seed(seed);
  const w = np.random.randn(n_x, 1).divide(Math.sqrt(n_x));
  const b = np.random.randn();
  return regression(name, [w, b, np.random.randn(n_x, m), np.random.randint(0, 2, [1, m])], rest);
}

/** Sizes drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  return drawn(`random sizes (${seed})`, seed, np.random.randint(2, 12), np.random.randint(3, 40));
}

export function cases(): Case[] {
  return [
    regression(
      'two features, three examples',
      [
        np.array([[1], [-2]]),
        0.5,
        np.array([
          [1, 0, 2],
          [0.5, 1, -1],
        ]),
        np.array([[1, 0, 0]]),
      ],
      { visibility: 'visible' },
    ),
    drawn('four features, twenty examples', 81, 4, 20, { visibility: 'visible' }),
    drawn('two hundred examples', 82, 5, 200, { points: 2 }),
    drawn('one example (m = 1)', 83, 4, 1),
    drawn('one feature', 84, 1, 6, { points: 0.5 }),
    drawn('one feature, other numbers', 88, 1, 6, { points: 0.5 }),
    regression('all weights 0', [
      np.zeros([3, 1]),
      0,
      np.array([
        [1, -1],
        [2, 0.5],
        [0, 3],
      ]),
      np.array([[1, 0]]),
    ]),
    drawn('called three times with the same arrays', 85, 3, 7, { calls: 3 }),
    property(86),
    property(87),
  ];
}
