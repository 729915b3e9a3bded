/**
 * Owns the test cases of linear_activation_forward: the course's example with both activations, several shapes,
 * zeros in Z, saturation, repeated calls. Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

type Activation = 'sigmoid' | 'relu';

/** Numbers just above and below 0, about 1e-6 and 1e-12; as powers of two they are exact in float32 as well. */
const AROUND_ZERO = [2 ** -20, -(2 ** -20), 2 ** -40, -(2 ** -40)];

/** A hidden case of half a point, unless `rest` says otherwise. */
function layer(
  name: string,
  [A_prev, W, b]: [A_prev: NDArray, W: NDArray, b: NDArray],
  activation: Activation,
  rest: Partial<Case> = {},
): Case {
  const symbols = { 'n[l-1]': W.shape[1] as number, 'n[l]': W.shape[0] as number, m: A_prev.shape[1] as number };
  return {
    name: `${activation}: ${name}`,
    visibility: 'hidden',
    points: 1,
    args: [A_prev, W, b, activation],
    symbols,
    ...rest,
  };
}

/** Arrays of the given sizes, drawn in the order A_prev, W, b from `seed`. */
function drawn(seed: number, inputs: number, units: number, m: number): [NDArray, NDArray, NDArray] {
  np.random.seed(seed);
  return [np.random.randn(inputs, m), np.random.randn(units, inputs), np.random.randn(units, 1)];
}

/** Sizes drawn at random, from a seed of their own. */
function property(seed: number, activation: Activation): Case {
  np.random.seed(seed);
  const size = (): number => np.random.randint(2, 12);
  return layer(`random sizes (${seed})`, drawn(seed, size(), size(), size()), activation, { points: 0.5 });
}

export function cases(): Case[] {
  const example = "the course's example";
  return [
    layer(example, drawn(2, 3, 1, 2), 'sigmoid', { visibility: 'visible' }),
    layer(example, drawn(2, 3, 1, 2), 'relu', { visibility: 'visible' }),
    layer('several units', drawn(51, 4, 3, 5), 'sigmoid', { points: 0.5 }),
    layer('several units, other numbers', drawn(59, 4, 3, 5), 'sigmoid', { points: 0.5 }),
    layer('several units', drawn(52, 4, 3, 5), 'relu', { points: 0.5 }),
    layer('several units, other numbers', drawn(60, 4, 3, 5), 'relu', { points: 0.5 }),
    layer(
      'entries of Z that are exactly 0',
      [
        np.array([
          [1, 2, 0],
          [2, 1, 0],
        ]),
        np.array([
          [2, -1],
          [-1, 2],
        ]),
        np.array([[0], [-3]]),
      ],
      'relu',
      { points: 0.5 },
    ),
    layer(
      'entries of Z just above and below 0',
      [np.array([AROUND_ZERO]), np.array([[1], [-1]]), np.array([[0], [0]])],
      'relu',
      { points: 0.5 },
    ),
    layer('all of Z negative', [np.array([[1, 2, 3]]), np.array([[-1], [-2]]), np.array([[-1], [0]])], 'relu'),
    layer(
      'very large and very small Z',
      [np.array([[-800, -40, -5, 0, 5, 40, 800]]), np.array([[1], [-0.5]]), np.array([[0], [0]])],
      'sigmoid',
    ),
    layer('one example (m = 1), called three times', drawn(53, 5, 2, 1), 'sigmoid', { points: 0.5, calls: 3 }),
    layer('one example (m = 1), called three times', drawn(54, 5, 2, 1), 'relu', { points: 0.5, calls: 3 }),
    property(55, 'sigmoid'),
    property(56, 'sigmoid'),
    property(57, 'relu'),
    property(58, 'relu'),
  ];
}
