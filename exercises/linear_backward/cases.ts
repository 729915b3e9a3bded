/**
 * Owns the test cases of linear_backward: the course's example, several shapes, one example, repeated calls.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

/** A hidden case of one point, unless `rest` says otherwise. */
function backward(name: string, dZ: NDArray, A_prev: NDArray, W: NDArray, b: NDArray, rest: Partial<Case> = {}): Case {
  const symbols = { 'n[l-1]': W.shape[1] as number, 'n[l]': W.shape[0] as number, m: dZ.shape[1] as number };
  return { name, visibility: 'hidden', points: 1, args: [dZ, [A_prev, W, b]], symbols, ...rest };
}

/** Arrays of the given sizes, drawn in the order dZ, A_prev, W, b. */
function drawn(name: string, inputs: number, units: number, m: number, rest: Partial<Case> = {}): Case {
  const dZ = np.random.randn(units, m);
  const A_prev = np.random.randn(inputs, m);
  return backward(name, dZ, A_prev, np.random.randn(units, inputs), np.random.randn(units, 1), rest);
}

/** Sizes drawn at random, from a seed of their own. */
function property(seed: number, points: number): Case {
  np.random.seed(seed);
  const size = (): number => np.random.randint(2, 12);
  return drawn(`random sizes (${seed})`, size(), size(), size(), { points });
}

export function cases(): Case[] {
  np.random.seed(1);
  const published = drawn("the course's example: five inputs, three units, four examples", 5, 3, 4, {
    visibility: 'visible',
    points: 2,
  });
  const byHand = backward(
    'small numbers to check by hand',
    np.array([[1, -2]]),
    np.array([
      [1, 2],
      [3, 4],
    ]),
    np.array([[0.5, -1]]),
    np.array([[0]]),
    { visibility: 'visible' },
  );
  np.random.seed(70);
  return [
    published,
    byHand,
    drawn('as many inputs as units', 3, 3, 2, { points: 0.5 }),
    drawn('one example (m = 1)', 4, 3, 1),
    drawn('one unit, one input', 1, 1, 5),
    drawn('called three times, 50 examples', 6, 4, 50, { calls: 3 }),
    backward('zeros in dZ', np.zeros([2, 3]), np.random.randn(4, 3), np.random.randn(2, 4), np.random.randn(2, 1), {
      points: 0.5,
    }),
    property(71, 1),
    property(72, 1),
    property(73, 0.5),
    drawn('as many inputs as units, other numbers', 3, 3, 2, { points: 0.5 }),
  ];
}
