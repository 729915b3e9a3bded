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

function step(name: string, sizes: readonly number[], learning_rate: number, rest: Partial<Case> = {}): Case {
  const parameters = drawn(sizes, '');
  const grads = drawn(sizes, 'd');
  const symbols = Object.fromEntries(sizes.map((n, l) => [`n[${l}]`, n]));
  return { name, visibility: 'hidden', points: 1, args: [parameters, grads, learning_rate], symbols, ...rest };
}

/** The published test of the course: seed 2 for the parameters, seed 3 for the gradients. */
function published(): Case {
  np.random.seed(2);
  const parameters = drawn([4, 3, 1], '');
  np.random.seed(3);
  const grads = drawn([4, 3, 1], 'd');
  return {
    name: "the course's example, called three times",
    visibility: 'visible',
    points: 2,
    args: [parameters, grads, 0.1],
    calls: 3,
    symbols: { 'n[0]': 4, 'n[1]': 3, 'n[2]': 1 },
  };
}

/** Gradients as L_model_backward returns them, with dA beside dW and db. */
function withActivations(): Case {
  const made = step('grads that also hold dA0 and dA1', [3, 2, 1], 0.05);
  const [parameters, grads] = made.args as [Dict, Dict];
  return { ...made, args: [parameters, { ...grads, dA0: np.random.randn(3, 5), dA1: np.random.randn(2, 5) }, 0.05] };
}

export function cases(): Case[] {
  const first = published();
  np.random.seed(100);
  return [
    first,
    step('one layer', [2, 1], 0.5, { visibility: 'visible' }),
    step('four layers', [5, 4, 3, 2, 1], 0.01),
    step('a learning rate of 0', [3, 2, 1], 0),
    step('a learning rate above 1', [3, 4, 2], 1.5),
    step('called three times', [6, 5, 1], 0.0075, { calls: 3 }),
    withActivations(),
    step('ten layers', [2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 1], 0.1),
    step('random sizes', [np.random.randint(2, 12), np.random.randint(2, 12), np.random.randint(1, 4)], 0.3),
  ];
}
