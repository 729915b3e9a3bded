/**
 * Owns the test cases of linear_forward: the course's example, several shapes, cancellation, repeated calls.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

/** A hidden case of one point, unless `rest` says otherwise. */
function layer(name: string, A: NDArray, W: NDArray, b: NDArray, rest: Partial<Case> = {}): Case {
  const symbols = { 'n[l-1]': W.shape[1] as number, 'n[l]': W.shape[0] as number, m: A.shape[1] as number };
  return { name, visibility: 'hidden', points: 1, args: [A, W, b], symbols, ...rest };
}

/** Arrays of the given sizes, drawn in the order A, W, b from `seed`. */
function drawn(
  name: string,
  seed: number,
  [inputs, units, m]: [inputs: number, units: number, m: number],
  rest: Partial<Case> = {},
): Case {
  np.random.seed(seed);
  return layer(name, np.random.randn(inputs, m), np.random.randn(units, inputs), np.random.randn(units, 1), rest);
}

/** Sizes drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const size = (): number => np.random.randint(2, 12);
  return drawn(`random sizes (${seed})`, seed, [size(), size(), size()]);
}

export function cases(): Case[] {
  return [
    drawn("the course's example: three inputs, one unit, two examples", 1, [3, 1, 2], { visibility: 'visible' }),
    layer(
      'small numbers to check by hand, two units',
      np.array([
        [1, 0, 2],
        [3, -1, 0.5],
      ]),
      np.array([
        [2, -1],
        [0, 1],
      ]),
      np.array([[0.5], [-2]]),
      { visibility: 'visible' },
    ),
    drawn('several units', 41, [4, 3, 5], { points: 0.5 }),
    drawn('several units, other numbers', 48, [4, 3, 5], { points: 0.5 }),
    drawn('one example (m = 1)', 42, [5, 4, 1]),
    drawn('one input', 43, [1, 3, 4]),
    layer(
      'terms that cancel to zero',
      np.array([
        [1, 2],
        [1, -2],
      ]),
      np.array([
        [3, -3],
        [4, 4],
      ]),
      np.array([[0], [-8]]),
    ),
    drawn('a wide layer', 44, [60, 20, 50]),
    drawn('called three times with the same arrays', 45, [3, 2, 4], { calls: 3 }),
    property(46),
    property(47),
  ];
}
