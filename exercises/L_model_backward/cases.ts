/**
 * Owns the test cases of L_model_backward: the course's example, one to five layers, several outputs, zeros in Z.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

/** Random caches for layers of the given sizes; only their shapes belong together. */
function caches(sizes: readonly number[], m: number): Cache[] {
  return sizes.slice(1).map((units, i) => {
    const inputs = sizes[i] as number;
    const A_prev = np.random.randn(inputs, m);
    const W = np.random.randn(units, inputs);
    return [[A_prev, W, np.random.randn(units, 1)], np.random.randn(units, m)];
  });
}

function backward(name: string, AL: NDArray, Y: NDArray, list: Cache[], rest: Partial<Case> = {}): Case {
  const sizes = list.flatMap(([[A_prev, W]], i) =>
    i === 0 ? [A_prev.shape[0], W.shape[0]] : [W.shape[0]],
  ) as number[];
  const symbols = Object.fromEntries([['m', AL.shape[1] as number], ...sizes.map((n, l) => [`n[${l}]`, n])]);
  return { name, visibility: 'hidden', points: 2, args: [AL, Y, list], symbols, ...rest };
}

/** Probabilities inside (0.05, 0.95) and mixed labels. */
function drawn(name: string, seed: number, sizes: readonly number[], m: number, rest: Partial<Case> = {}): Case {
  np.random.seed(seed);
  const outputs = sizes.at(-1) as number;
  const AL = np.random.uniform(0.05, 0.95, [outputs, m]);
  const Y = np.random.randint(0, 2, [outputs, m]);
  return backward(name, AL, Y, caches(sizes, m), rest);
}

/** The published test of the course: seed 3, AL and Z2 are unrelated random numbers. */
function published(): Case {
  np.random.seed(3);
  const AL = np.random.randn(1, 2);
  const Y = np.array([[1, 0]]);
  const first: Cache = [[np.random.randn(4, 2), np.random.randn(3, 4), np.random.randn(3, 1)], np.random.randn(3, 2)];
  const second: Cache = [[np.random.randn(3, 2), np.random.randn(1, 3), np.random.randn(1, 1)], np.random.randn(1, 2)];
  return backward("the course's example: two layers", AL, Y, [first, second], { visibility: 'visible', points: 3 });
}

function withZeros(): Case {
  np.random.seed(95);
  const list = caches([3, 4, 1], 3);
  const Z = (list[0] as Cache)[1];
  for (let j = 0; j < 3; j++) Z.set(0, j, j);
  return backward('entries of Z that are exactly 0', np.array([[0.2, 0.5, 0.9]]), np.array([[1, 0, 1]]), list);
}

export function cases(): Case[] {
  return [
    published(),
    drawn('one layer', 91, [3, 1], 4, { visibility: 'visible', points: 1 }),
    drawn('three layers', 92, [5, 4, 3, 1], 6),
    drawn('five layers', 93, [4, 5, 4, 3, 2, 1], 5),
    drawn('several outputs (n[L] > 1)', 94, [4, 3, 3], 5),
    withZeros(),
    drawn('one example (m = 1)', 96, [3, 2, 1], 1),
    drawn('called three times', 97, [4, 3, 1], 8, { calls: 3 }),
    drawn('random sizes (98)', 98, [7, 3, 6, 2], 9),
    drawn('random sizes (99)', 99, [2, 8, 1], 12),
  ];
}
