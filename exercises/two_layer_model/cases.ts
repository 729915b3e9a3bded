/**
 * Owns the test cases of two_layer_model: the course's small examples, numbers of iterations around the hundreds, defaults.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import * as np from 'np';

type Options = [learning_rate?: number, num_iterations?: number, print_cost?: boolean];

function train(
  name: string,
  seed: number,
  dims: [number, number, number],
  m: number,
  options: Options,
  rest: Partial<Case> = {},
): Case {
  np.random.seed(seed);
  const X = np.random.randn(dims[0], m);
  const Y = np.random.randint(0, 2, [1, m]);
  const symbols = { 'n[0]': dims[0], 'n[1]': dims[1], 'n[2]': dims[2], m };
  return { name, visibility: 'hidden', points: 2, args: [X, Y, dims, ...options], symbols, ...rest };
}

/** The published tests of the course: ten inputs, ten examples, labels that are not 0 or 1. */
function published(name: string, learning_rate: number, num_iterations: number): Case {
  np.random.seed(1);
  const X = np.random.randn(10, 10);
  const Y = np.random.randn(1, 10);
  const args = [X, Y, [10, 4, 1], learning_rate, num_iterations];
  return { name, visibility: 'visible', points: 2, args, symbols: { 'n[0]': 10, 'n[1]': 4, 'n[2]': 1, m: 10 } };
}

export function cases(): Case[] {
  return [
    published("the course's example, two iterations", 0.0075, 2),
    published("the course's example, three iterations", 0.1, 3),
    train('101 iterations: costs at 0 and 100', 111, [3, 4, 1], 12, [0.1, 101], { visibility: 'visible' }),
    train('250 iterations', 112, [4, 5, 1], 20, [0.3, 250]),
    train('exactly 100 iterations: one cost', 113, [5, 3, 1], 8, [0.05, 100]),
    train('one example (m = 1)', 114, [3, 2, 1], 1, [0.1, 30]),
    train('one hidden unit, printing the cost', 115, [2, 1, 1], 15, [0.2, 120, true]),
    train('no iteration: the initial parameters', 116, [3, 2, 1], 4, [0.1, 0], { points: 1 }),
    train('the default number of iterations', 117, [2, 2, 1], 5, [0.05], { points: 2 }),
    train('all defaults, called twice', 118, [2, 2, 1], 4, [], { calls: 2, points: 1 }),
    train('random sizes', 119, [7, 6, 1], 11, [0.15, 201]),
  ];
}
