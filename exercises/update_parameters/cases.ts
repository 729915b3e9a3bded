/**
 * Owns the test cases of update_parameters: the course's example, depths, learning rates, repeated calls.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import type { NDArray } from 'np';
import * as np from 'np';

type Dict = Record<string, NDArray>;

/** Random parameters (prefix '') or gradients (prefix 'd') for layers of the given sizes, in the order W1, b1, W2, ... */
function drawn(sizes: readonly number[], prefix: '' | 'd'): Dict {
  const dict: Dict = {};
  sizes.slice(1).forEach((units, i) => {
    dict[`${prefix}W${i + 1}`] = np.random.randn(units, sizes[i] as number);
    dict[`${prefix}b${i + 1}`] = np.random.randn(units, 1);
  });
  return dict;
}

const symbolsOf = (sizes: readonly number[]): Record<string, number> =>
  Object.fromEntries([['L', sizes.length - 1], ...sizes.map((n, l) => [`n[${l}]`, n])]);

/** A hidden case of one point, unless `rest` says otherwise. */
function step(name: string, sizes: readonly number[], learning_rate: number, rest: Partial<Case> = {}): Case {
  const parameters = drawn(sizes, '');
  const args = [parameters, drawn(sizes, 'd'), learning_rate];
  return { name, visibility: 'hidden', points: 1, args, symbols: symbolsOf(sizes), ...rest };
}

/** The published test of the course: seed 2 for the parameters, seed 3 for the gradients. */
function published(): Case {
  const sizes = [4, 3, 1];
  np.random.seed(2);
  const parameters = drawn(sizes, '');
  np.random.seed(3);
  const args = [parameters, drawn(sizes, 'd'), 0.1];
  const name = "the course's example, called three times with the same arguments";
  return { name, visibility: 'visible', points: 2, args, calls: 3, symbols: symbolsOf(sizes) };
}

/** Gradients as L_model_backward returns them, last layer first and with dA beside dW and db. */
function asFromBackward(): Case {
  const made = step('grads that also hold dA0 and dA1', [3, 2, 1], 0.05);
  const [parameters, grads, learning_rate] = made.args as [Dict, Dict, number];
  const activations = { dA1: np.random.randn(2, 5), dA0: np.random.randn(3, 5) };
  const turned = Object.fromEntries(Object.entries(grads).reverse());
  return { ...made, args: [parameters, { ...turned, ...activations }, learning_rate] };
}

/** Depth, sizes and learning rate drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const sizes = Array.from({ length: np.random.randint(2, 7) }, () => np.random.randint(1, 12));
  const learning_rate = np.random.rand(1).item();
  return step(`random depth, sizes and learning rate (${seed})`, sizes, learning_rate, { points: 0.5 });
}

export function cases(): Case[] {
  const first = published();
  np.random.seed(100);
  return [
    first,
    step('another learning rate', [2, 3, 1], 0.5, { visibility: 'visible' }),
    step('four layers', [5, 4, 3, 2, 1], 0.01, { points: 0.5 }),
    step('a learning rate of 0', [3, 2, 1], 0),
    step('a learning rate above 1', [3, 4, 2], 1.5),
    step('a small learning rate, called three times', [6, 5, 1], 0.0075, { calls: 3 }),
    asFromBackward(),
    step('ten layers', [2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 1], 0.1),
    property(101),
    step('one layer', [3, 2], 0.2, { points: 0.5 }),
    step('four layers, other numbers', [5, 4, 3, 2, 1], 0.01, { points: 0.5 }),
  ];
}
