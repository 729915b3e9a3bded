/**
 * Owns the test cases of L_model_backward: the course's example, one to five layers, several outputs, zeros in Z.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [[A_prev: NDArray, W: NDArray, b: NDArray], Z: NDArray];

/** Numbers just above and below 0, about 1e-6 and 1e-12; as powers of two they are exact in float32 as well. */
const AROUND_ZERO = [2 ** -20, -(2 ** -20), 2 ** -40, -(2 ** -40)];

/** Random caches for layers of the given sizes, drawn as A_prev, W, b, Z; only their shapes belong together. */
function caches(sizes: readonly number[], m: number): Cache[] {
  return sizes.slice(1).map((units, i) => {
    const inputs = sizes[i] as number;
    const A_prev = np.random.randn(inputs, m);
    const W = np.random.randn(units, inputs);
    return [[A_prev, W, np.random.randn(units, 1)], np.random.randn(units, m)];
  });
}

/** A hidden case of two points, unless `rest` says otherwise. */
function backward(name: string, AL: NDArray, Y: NDArray, list: Cache[], rest: Partial<Case> = {}): Case {
  const symbols: Record<string, number> = { L: list.length, m: AL.shape[1] as number };
  for (const [l, [[A_prev]]] of list.entries()) symbols[`n[${l}]`] = A_prev.shape[0] as number;
  symbols[`n[${list.length}]`] = AL.shape[0] as number;
  return { name, visibility: 'hidden', points: 2, args: [AL, Y, list], symbols, ...rest };
}

/** Probabilities inside (0.05, 0.95), mixed labels and caches, drawn from `seed` in this order. */
function drawn(name: string, seed: number, sizes: readonly number[], m: number, rest: Partial<Case> = {}): Case {
  np.random.seed(seed);
  const outputs = sizes.at(-1) as number;
  const AL = np.random.uniform(0.05, 0.95, [outputs, m]);
  const Y = np.random.randint(0, 2, [outputs, m]);
  return backward(name, AL, Y, caches(sizes, m), rest);
}

/** Number of layers and sizes drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const sizes = Array.from({ length: np.random.randint(2, 6) }, () => np.random.randint(2, 9));
  return drawn(`random number of layers and sizes (${seed})`, seed, sizes, np.random.randint(2, 12), { points: 1 });
}

/** The published test of the course: seed 3; AL lies outside (0, 1) and does not belong to Z2. */
function published(): Case {
  np.random.seed(3);
  const AL = np.random.randn(1, 2);
  const Y = np.array([[1, 0]]);
  const first: Cache = [[np.random.randn(4, 2), np.random.randn(3, 4), np.random.randn(3, 1)], np.random.randn(3, 2)];
  const second: Cache = [[np.random.randn(3, 2), np.random.randn(1, 3), np.random.randn(1, 1)], np.random.randn(1, 2)];
  return backward("the course's example: two layers", AL, Y, [first, second], { visibility: 'visible', points: 3 });
}

/** The example of the prompt. */
function byHand(): Case {
  const list: Cache[] = [
    [[np.array([[1], [2]]), np.array([[1, 0]]), np.array([[0]])], np.array([[1]])],
    [[np.array([[1]]), np.array([[2]]), np.array([[0]])], np.array([[0]])],
  ];
  const rest = { visibility: 'visible', points: 1 } as const;
  return backward('small numbers to check by hand', np.array([[0.5]]), np.array([[1]]), list, rest);
}

/** Two hidden layers in which entries of Z are exactly 0. */
function withZeros(): Case {
  np.random.seed(95);
  const list = caches([3, 4, 3, 1], 3);
  for (const [, Z] of list.slice(0, 2)) for (let j = 0; j < 3; j++) Z.set(0, j, j);
  return backward('entries of Z that are exactly 0', np.array([[0.2, 0.5, 0.9]]), np.array([[1, 0, 1]]), list, {
    points: 1,
  });
}

/** A hidden layer in which entries of Z lie on both sides of 0 and near it. */
function aroundZero(): Case {
  np.random.seed(105);
  const list = caches([3, 2, 1], 4);
  for (const [j, z] of AROUND_ZERO.entries()) list[0]?.[1].set(z, j % 2, j);
  const AL = np.array([[0.2, 0.5, 0.9, 0.4]]);
  return backward('entries of Z just above and below 0', AL, np.array([[1, 0, 1, 0]]), list, { points: 1 });
}

/** Probabilities about a millionth from 0 and from 1, where a clipped one would show. */
function nearCertain(): Case {
  np.random.seed(106);
  const AL = np.array([[2 ** -20, 1 - 2 ** -20, 1.5 * 2 ** -20]]);
  return backward('probabilities near 0 and 1', AL, np.array([[1, 0, 1]]), caches([3, 2, 1], 3), { points: 1 });
}

function allLabelsZero(): Case {
  np.random.seed(94);
  const AL = np.random.uniform(0.05, 0.95, [1, 6]);
  return backward('all labels 0', AL, np.zeros([1, 6]), caches([3, 4, 1], 6), { points: 1 });
}

export function cases(): Case[] {
  return [
    published(),
    byHand(),
    drawn('one layer', 91, [3, 1], 4, { points: 1 }),
    drawn('three layers', 92, [5, 4, 3, 1], 6, { points: 1 }),
    drawn('three layers, other numbers', 104, [5, 4, 3, 1], 6, { points: 1 }),
    drawn('five layers', 93, [4, 5, 4, 3, 2, 1], 5, { points: 1 }),
    drawn('several outputs (n[L] > 1)', 94, [4, 3, 3], 5),
    withZeros(),
    aroundZero(),
    nearCertain(),
    allLabelsZero(),
    drawn('one example (m = 1)', 103, [3, 2, 1], 1),
    drawn('called three times with the same arguments', 97, [4, 3, 1], 8, { calls: 3 }),
    property(98),
    property(99),
  ];
}
