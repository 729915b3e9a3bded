/**
 * Owns the test cases of L_model_forward: the course's example, one to eleven layers, zeros in Z, repeated calls.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

type Parameters = Record<string, NDArray>;

/** Numbers just above and below 0, about 1e-6 and 1e-12; as powers of two they are exact in float32 as well. */
const AROUND_ZERO = [2 ** -20, -(2 ** -20), 2 ** -40, -(2 ** -40)];

/** A hidden case of one point, unless `rest` says otherwise. */
function network(name: string, X: NDArray, parameters: Parameters, rest: Partial<Case> = {}): Case {
  const L = Object.keys(parameters).length / 2;
  const symbols: Record<string, number> = { L, m: X.shape[1] as number, 'n[0]': X.shape[0] as number };
  for (let l = 1; l <= L; l++) symbols[`n[${l}]`] = parameters[`W${l}`]?.shape[0] as number;
  symbols['n[L]'] = symbols[`n[${L}]`] as number;
  return { name, visibility: 'hidden', points: 1, args: [X, parameters], symbols, ...rest };
}

/** Arrays for the given sizes, drawn in the order X, W1, b1, W2, b2, ... from `seed`. */
function drawn(name: string, seed: number, dims: number[], m: number, rest: Partial<Case> = {}): Case {
  np.random.seed(seed);
  const X = np.random.randn(dims[0] as number, m);
  const parameters: Parameters = {};
  for (let l = 1; l < dims.length; l++) {
    parameters[`W${l}`] = np.random.randn(dims[l] as number, dims[l - 1] as number);
    parameters[`b${l}`] = np.random.randn(dims[l] as number, 1);
  }
  return network(name, X, parameters, rest);
}

/** Number of layers and sizes drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const count = np.random.randint(2, 6);
  const dims = Array.from({ length: count + 1 }, () => np.random.randint(2, 8));
  return drawn(`random number of layers and sizes (${seed})`, seed, dims, np.random.randint(2, 9));
}

/** Eleven small layers, none of them 0 everywhere; the keys come last layer first, biases before weights. */
function elevenLayers(): Case {
  const { args, ...rest } = drawn('', 216, [3, 2, 4, 3, 5, 2, 3, 4, 2, 3, 5, 1], 3);
  const [X, parameters] = args as [NDArray, Parameters];
  const turned = Object.fromEntries(Object.entries(parameters).reverse());
  return { ...rest, name: 'eleven layers, keys in another order', args: [X, turned] };
}

/** A network with many units; its weights are divided by the root of n[l-1], so that the output is not saturated. */
function wide(): Case {
  const { args, ...rest } = drawn('a wide network', 71, [30, 40, 20, 1], 25);
  const [X, parameters] = args as [NDArray, Parameters];
  const scaled = Object.entries(parameters).map(([key, value]) => [
    key,
    key.startsWith('W') ? value.divide(Math.sqrt(value.shape[1] as number)) : value,
  ]);
  return { ...rest, args: [X, Object.fromEntries(scaled)] };
}

export function cases(): Case[] {
  return [
    drawn("the course's example: two hidden layers", 6, [5, 4, 3, 1], 4, { visibility: 'visible', points: 3 }),
    network(
      'small numbers to check by hand, one hidden layer',
      np.array([
        [1, 2],
        [2, -1],
      ]),
      {
        W1: np.array([
          [1, -1],
          [2, 1],
        ]),
        b1: np.array([[0], [-3]]),
        W2: np.array([[1, -1]]),
        b2: np.array([[0.5]]),
      },
      { visibility: 'visible', points: 2 },
    ),
    drawn('one layer only: no hidden layer', 63, [4, 1], 3),
    drawn('several output units', 63, [4, 5, 3], 6, { points: 2 }),
    drawn('one example (m = 1)', 68, [5, 4, 3, 2], 1, { points: 2 }),
    drawn('four layers', 69, [6, 5, 4, 3, 1], 7),
    drawn('four layers, other numbers', 72, [6, 5, 4, 3, 1], 7),
    network(
      'entries of Z that are exactly 0 in the hidden layers',
      np.array([
        [1, 2, 0],
        [2, 1, 0],
      ]),
      {
        W1: np.array([
          [2, -1],
          [-1, 2],
        ]),
        b1: np.array([[1], [-3]]),
        W2: np.array([
          [1, 1],
          [-1, 3],
        ]),
        b2: np.array([[-1], [2]]),
        W3: np.array([
          [1, -1],
          [0.5, 2],
        ]),
        b3: np.array([[0.25], [-1]]),
      },
    ),
    network('entries of Z just above and below 0 in the hidden layer', np.array([AROUND_ZERO]), {
      W1: np.array([[1], [-1]]),
      b1: np.array([[0], [0]]),
      W2: np.array([[2 ** 20, -(2 ** 19)]]),
      b2: np.array([[0.25]]),
    }),
    network('a hidden layer that is 0 for every example', np.array([[1, 2, 3]]), {
      W1: np.array([[-1], [-2]]),
      b1: np.array([[-1], [0]]),
      W2: np.array([
        [3, 1],
        [-1, 2],
      ]),
      b2: np.array([[-0.25], [0.5]]),
    }),
    elevenLayers(),
    drawn('called three times with the same arrays', 67, [3, 4, 2, 1], 5, { calls: 3 }),
    wide(),
    property(69),
    property(70),
  ];
}
