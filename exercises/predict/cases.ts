/**
 * Owns the test cases of predict: clear decisions, a tie at exactly 0.5, depths, one example.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

type Dict = Record<string, NDArray>;

/**
 * Near 0, so that the sigmoid of four times as much lies about 1e-3, 1e-6 and 1e-12 from 0.5. As powers of two they are exact in
 * float32 as well.
 */
const AROUND_ZERO = [2 ** -10, 2 ** -20, 2 ** -40];

/** A hidden case of one point, unless `rest` says otherwise. */
function prediction(name: string, X: NDArray, Y: NDArray, parameters: Dict, rest: Partial<Case> = {}): Case {
  const L = Object.keys(parameters).length / 2;
  const symbols: Record<string, number> = { L, 'n[0]': X.shape[0] as number, m: X.shape[1] as number };
  for (let l = 1; l <= L; l++) symbols[`n[${l}]`] = parameters[`W${l}`]?.shape[0] as number;
  return { name, visibility: 'hidden', points: 1, args: [X, Y, parameters], symbols, ...rest };
}

/** Parameters, inputs and mixed labels for layers of the given sizes, drawn from `seed` in this order. */
function drawn(name: string, seed: number, sizes: readonly number[], m: number, rest: Partial<Case> = {}): Case {
  np.random.seed(seed);
  const parameters: Dict = {};
  sizes.slice(1).forEach((units, i) => {
    parameters[`W${i + 1}`] = np.random.randn(units, sizes[i] as number);
    parameters[`b${i + 1}`] = np.random.randn(units, 1);
  });
  return prediction(name, np.random.randn(sizes[0] as number, m), np.random.randint(0, 2, [1, m]), parameters, rest);
}

/** Depth, sizes and number of examples drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const sizes = [...Array.from({ length: np.random.randint(2, 5) }, () => np.random.randint(2, 12)), 1];
  return drawn(`random depth and sizes (${seed})`, seed, sizes, np.random.randint(5, 40), { points: 0.5 });
}

export function cases(): Case[] {
  const onePlane: Dict = { W1: np.array([[1, -1]]), b1: np.array([[0]]) };
  const twoLayers: Dict = {
    W1: np.array([
      [1, -1],
      [-1, 1],
    ]),
    b1: np.array([[0], [-1]]),
    W2: np.array([[2, -1]]),
    b2: np.array([[-2]]),
  };
  const points = np.array([
    [3, 1, 2],
    [1, 3, 2],
  ]);
  return [
    prediction('one layer, with a tie at 0.5', points, np.array([[0, 1, 1]]), onePlane, {
      visibility: 'visible',
      points: 2,
    }),
    drawn('two layers', 131, [3, 4, 1], 6, { visibility: 'visible' }),
    drawn('four layers', 134, [5, 6, 5, 4, 1], 12),
    drawn('one example (m = 1)', 134, [4, 3, 1], 1),
    prediction(
      'ties and clear decisions behind a hidden layer',
      np.array([
        [2, 1, 5, 4, 0, 3],
        [1, 1, 1, 3, 4, 1],
      ]),
      np.array([[0, 1, 1, 0, 1, 0]]),
      twoLayers,
      { points: 0.5 },
    ),
    prediction(
      'probabilities just above and below 0.5',
      np.array([AROUND_ZERO.flatMap((z) => [z, -z])]),
      np.array([[1, 0, 1, 1, 0, 0]]),
      { W1: np.array([[4]]), b1: np.array([[0]]) },
      { points: 0.5 },
    ),
    drawn('called three times with the same arguments', 139, [6, 5, 1], 20, { calls: 3 }),
    drawn('200 examples', 138, [8, 7, 5, 1], 200, { points: 1.5 }),
    drawn('four layers, other numbers', 141, [5, 6, 5, 4, 1], 12, { points: 0.5 }),
    property(135),
    property(140),
  ];
}
