/**
 * Owns the test cases of compute_cost: the course's example, probabilities near 0 and 1, several outputs, repeated calls.
 * Must not know how they are run or compared. No probability is exactly 0 or 1.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

/** A power of two about 1e-4: it and 1 minus it are exact in float32, so that both references see the same numbers. */
const NEAR_ZERO = 2 ** -13;

/** A hidden case of one point, unless `rest` says otherwise. */
function cost(name: string, AL: NDArray, Y: NDArray, rest: Partial<Case> = {}): Case {
  const symbols = { 'n[L]': AL.shape[0] as number, m: AL.shape[1] as number };
  return { name, visibility: 'hidden', points: 1, args: [AL, Y], symbols, ...rest };
}

/** Probabilities between 0.02 and 0.98, then labels 0 and 1, drawn from `seed`. */
function drawn(name: string, seed: number, units: number, m: number, rest: Partial<Case> = {}): Case {
  np.random.seed(seed);
  return cost(name, np.random.uniform(0.02, 0.98, [units, m]), np.random.randint(0, 2, [units, m]), rest);
}

/** Number of examples and units drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const [units, m] = [np.random.randint(1, 5), np.random.randint(2, 40)];
  return drawn(`random sizes (${seed})`, seed, units, m, { points: 0.5 });
}

export function cases(): Case[] {
  return [
    cost("the course's example: three examples", np.array([[0.8, 0.9, 0.4]]), np.array([[1, 1, 0]]), {
      visibility: 'visible',
    }),
    cost('one example (m = 1)', np.array([[0.75]]), np.array([[1]]), { visibility: 'visible' }),
    cost('all labels 1', np.array([[0.6, 0.2, 0.95, 0.5]]), np.array([[1, 1, 1, 1]])),
    cost('all labels 0', np.array([[0.6, 0.2, 0.95, 0.5, 0.1]]), np.array([[0, 0, 0, 0, 0]])),
    cost(
      'confident and wrong: probabilities near 0 and 1',
      np.array([[NEAR_ZERO, 1 - NEAR_ZERO, 2 * NEAR_ZERO, 1 - 2 * NEAR_ZERO]]),
      np.array([[1, 0, 1, 0]]),
    ),
    cost(
      'confident and right: probabilities near 0 and 1',
      np.array([[NEAR_ZERO, 1 - NEAR_ZERO, 2 * NEAR_ZERO, 1 - 2 * NEAR_ZERO, 1 - NEAR_ZERO]]),
      np.array([[0, 1, 0, 1, 1]]),
    ),
    drawn('three output units', 71, 3, 5),
    drawn('five hundred examples', 72, 1, 500, { points: 0.5 }),
    cost(
      'confident and wrong: closer to 0 and 1 than a millionth',
      np.array([[2 ** -20, 2 ** -40, 1 - 2 ** -20, 1 - 2 ** -24]]),
      np.array([[1, 1, 0, 0]]),
      { points: 0.5 },
    ),
    drawn('called three times with the same arrays', 73, 1, 8, { calls: 3 }),
    property(74),
    property(75),
  ];
}
