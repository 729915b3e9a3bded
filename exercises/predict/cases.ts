/**
 * Owns the test cases of predict: clear decisions, a tie at exactly 0.5, depths, one example.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

type Dict = Record<string, NDArray>;

function prediction(name: string, X: NDArray, Y: NDArray, parameters: Dict, rest: Partial<Case> = {}): Case {
  const symbols = { 'n[0]': X.shape[0] as number, m: X.shape[1] as number };
  return { name, visibility: 'hidden', points: 1, args: [X, Y, parameters], symbols, ...rest };
}

/** Random parameters and inputs for layers of the given sizes. */
function drawn(name: string, seed: number, sizes: readonly number[], m: number, rest: Partial<Case> = {}): Case {
  np.random.seed(seed);
  const parameters: Dict = {};
  sizes.slice(1).forEach((units, i) => {
    parameters[`W${i + 1}`] = np.random.randn(units, sizes[i] as number);
    parameters[`b${i + 1}`] = np.random.randn(units, 1);
  });
  return prediction(name, np.random.randn(sizes[0] as number, m), np.random.randint(0, 2, [1, m]), parameters, rest);
}

export function cases(): Case[] {
  const byHand: Dict = { W1: np.array([[1, -1]]), b1: np.array([[0]]) };
  const points = np.array([
    [3, 1, 2],
    [1, 3, 2],
  ]);
  const zero: Dict = { W1: np.zeros([3, 2]), b1: np.zeros([3, 1]), W2: np.zeros([1, 3]), b2: np.zeros([1, 1]) };
  return [
    prediction('one layer, with a tie at 0.5', points, np.array([[1, 0, 1]]), byHand, {
      visibility: 'visible',
      points: 2,
    }),
    drawn('two layers', 131, [3, 4, 1], 6, { visibility: 'visible' }),
    drawn('four layers', 132, [5, 6, 5, 4, 1], 12),
    drawn('one example (m = 1)', 133, [4, 3, 1], 1),
    prediction('a tie in every example', points, np.array([[1, 1, 0]]), zero),
    drawn('called three times', 134, [6, 5, 1], 20, { calls: 3 }),
    drawn('200 examples', 135, [8, 7, 5, 1], 200),
    drawn('random sizes (136)', 136, [9, 4, 6, 1], 17),
    drawn('random sizes (137)', 137, [2, 11, 3, 1], 25),
  ];
}
