/**
 * Owns the test cases of linear_activation_backward: the course's example with both activations, zeros in Z, shapes.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

type Activation = 'sigmoid' | 'relu';
type Arrays = [dA: NDArray, A_prev: NDArray, W: NDArray, b: NDArray, Z: NDArray];

/** A hidden case of one point, unless `rest` says otherwise. */
function layer(name: string, [dA, A_prev, W, b, Z]: Arrays, activation: Activation, rest: Partial<Case> = {}): Case {
  const symbols = { 'n[l-1]': W.shape[1] as number, 'n[l]': W.shape[0] as number, m: dA.shape[1] as number };
  const args = [dA, [[A_prev, W, b], Z], activation];
  return { name: `${activation}: ${name}`, visibility: 'hidden', points: 1, args, symbols, ...rest };
}

/** Arrays of the given sizes, drawn in the order dA, A_prev, W, b, Z from `seed`. */
function drawn(seed: number, inputs: number, units: number, m: number): Arrays {
  np.random.seed(seed);
  const dA = np.random.randn(units, m);
  const A_prev = np.random.randn(inputs, m);
  const W = np.random.randn(units, inputs);
  return [dA, A_prev, W, np.random.randn(units, 1), np.random.randn(units, m)];
}

/** Numbers just above and below 0, about 1e-6 and 1e-12; as powers of two they are exact in float32 as well. */
const AROUND_ZERO = [2 ** -20, -(2 ** -20), 2 ** -40, -(2 ** -40)];

/** As drawn, with some entries of Z exactly 0. */
function withZeros(seed: number): Arrays {
  const [dA, A_prev, W, b, Z] = drawn(seed, 3, 2, 4);
  Z.set(0, 0, 1);
  Z.set(0, 1, 3);
  return [dA, A_prev, W, b, Z];
}

/** As drawn, with entries of Z on both sides of 0 and near it. */
function aroundZero(seed: number): Arrays {
  const [dA, A_prev, W, b, Z] = drawn(seed, 3, 2, 5);
  for (const [j, z] of AROUND_ZERO.entries()) Z.set(z, j % 2, j);
  return [dA, A_prev, W, b, Z];
}

/** Sizes drawn at random, from a seed of their own. */
function property(seed: number, activation: Activation): Case {
  np.random.seed(seed);
  const size = (): number => np.random.randint(2, 10);
  return layer(`random sizes (${seed})`, drawn(seed, size(), size(), size()), activation, { points: 0.5 });
}

export function cases(): Case[] {
  const example = "the course's example";
  return [
    layer(example, drawn(2, 3, 1, 2), 'sigmoid', { visibility: 'visible' }),
    layer(example, drawn(2, 3, 1, 2), 'relu', { visibility: 'visible' }),
    layer('several units', drawn(81, 4, 3, 5), 'sigmoid', { points: 0.5 }),
    layer('several units, other numbers', drawn(93, 4, 3, 5), 'sigmoid', { points: 0.5 }),
    layer('several units', drawn(82, 4, 3, 5), 'relu', { points: 0.5 }),
    layer('several units, other numbers', drawn(94, 4, 3, 5), 'relu', { points: 0.5 }),
    layer('entries of Z that are exactly 0', withZeros(83), 'relu', { points: 0.5 }),
    layer('entries of Z just above and below 0', aroundZero(95), 'relu', { points: 0.5 }),
    layer('entries of Z that are exactly 0', withZeros(84), 'sigmoid', { points: 0.5 }),
    layer('one example (m = 1)', drawn(92, 3, 2, 1), 'relu', { points: 0.5 }),
    layer('called three times', drawn(86, 5, 4, 6), 'relu', { calls: 3 }),
    layer('called three times', drawn(87, 5, 4, 6), 'sigmoid', { calls: 3 }),
    property(88, 'relu'),
    property(89, 'sigmoid'),
    layer('as many inputs as units and examples', drawn(90, 3, 3, 3), 'sigmoid', { points: 0.5 }),
    layer('as many inputs as units and examples', drawn(91, 3, 3, 3), 'relu', { points: 0.5 }),
  ];
}
