/**
 * Owns the test cases of L_layer_model: the course's small examples, depths, numbers of iterations around the hundreds.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import * as np from 'np';

type Options = [learning_rate?: number, num_iterations?: number, print_cost?: boolean];

function train(
  name: string,
  seed: number,
  dims: readonly number[],
  m: number,
  options: Options,
  rest: Partial<Case> = {},
): Case {
  np.random.seed(seed);
  const X = np.random.randn(dims[0] as number, m);
  const Y = np.random.randint(0, 2, [1, m]);
  const symbols = Object.fromEntries([['m', m], ...dims.map((n, l) => [`n[${l}]`, n])]);
  return { name, visibility: 'hidden', points: 2, args: [X, Y, [...dims], ...options], symbols, ...rest };
}

/** The published tests of the course: ten inputs, ten examples, labels that are not 0 or 1. */
function published(name: string, learning_rate: number, num_iterations: number): Case {
  np.random.seed(1);
  const X = np.random.randn(10, 10);
  const Y = np.random.randn(1, 10);
  const symbols = { 'n[0]': 10, 'n[1]': 5, 'n[2]': 6, 'n[3]': 1, m: 10 };
  return {
    name,
    visibility: 'visible',
    points: 2,
    args: [X, Y, [10, 5, 6, 1], learning_rate, num_iterations],
    symbols,
  };
}

export function cases(): Case[] {
  return [
    published("the course's example, two iterations", 0.0075, 2),
    published("the course's example, three iterations", 0.02, 3),
    train('101 iterations: costs at 0 and 100', 121, [3, 4, 2, 1], 12, [0.1, 101], { visibility: 'visible' }),
    train('250 iterations, four layers', 122, [5, 4, 4, 3, 1], 15, [0.1, 250]),
    train('logistic regression: one layer', 123, [4, 1], 20, [0.2, 150]),
    train('exactly 100 iterations: one cost', 124, [4, 3, 1], 8, [0.05, 100]),
    train('one example (m = 1)', 125, [3, 3, 2, 1], 1, [0.1, 20], { points: 1 }),
    train('printing the cost', 126, [2, 3, 1], 10, [0.15, 210, true]),
    train('no iteration: the initial parameters', 127, [6, 5, 4, 3, 2, 1], 3, [0.1, 0], { points: 1 }),
    train('the default number of iterations', 128, [2, 2, 1], 5, [0.02]),
    train('all defaults, called twice', 129, [2, 2, 1], 4, [], { calls: 2, points: 1 }),
    train('random sizes', 130, [6, 5, 7, 1], 9, [0.08, 201], { points: 1 }),
  ];
}
