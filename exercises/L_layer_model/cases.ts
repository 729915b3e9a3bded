/**
 * Owns the test cases of L_layer_model: the course's small examples, depths, numbers of iterations around the hundreds.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import * as np from 'np';

type Options = [learning_rate?: number, num_iterations?: number, print_cost?: boolean];

const symbolsOf = (dims: readonly number[], m: number): Record<string, number> =>
  Object.fromEntries([['L', dims.length - 1], ['m', m], ...dims.map((n, l) => [`n[${l}]`, n])]);

/** A hidden case of two points with inputs and mixed labels drawn from `seed`, unless `rest` says otherwise. */
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
  const Y = np.random.randint(0, 2, [dims.at(-1) as number, m]);
  const args = [X, Y, [...dims], ...options];
  return { name, visibility: 'hidden', points: 2, args, symbols: symbolsOf(dims, m), ...rest };
}

/** The published tests of the course: ten inputs, ten examples, fixed labels. */
function published(name: string, learning_rate: number, num_iterations: number): Case {
  np.random.seed(1);
  const X = np.random.randn(10, 10);
  const Y = np.array([[1, 1, 1, 1, 0, 0, 0, 1, 1, 0]]);
  const dims = [10, 5, 6, 1];
  const args = [X, Y, dims, learning_rate, num_iterations];
  return { name, visibility: 'visible', points: 2, args, symbols: symbolsOf(dims, 10) };
}

/** Depth, sizes, learning rate and number of iterations drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const dims = [...Array.from({ length: np.random.randint(2, 5) }, () => np.random.randint(2, 9)), 1];
  const options: Options = [np.random.uniform(0.05, 0.2, [1]).item(), np.random.randint(101, 320)];
  const name = `random depth, sizes, learning rate and number of iterations (${seed})`;
  return train(name, seed, dims, np.random.randint(3, 12), options, { points: 1 });
}

export function cases(): Case[] {
  return [
    published("the course's example, two iterations", 0.0075, 2),
    published("the course's example, three iterations", 0.02, 3),
    train('101 iterations: costs at 0 and 100', 121, [3, 4, 2, 1], 12, [0.1, 101], { visibility: 'visible' }),
    train('all defaults: 3000 iterations of a tiny network', 129, [3, 2, 1], 4, [], { visibility: 'visible' }),
    train('250 iterations, four layers', 132, [5, 4, 4, 3, 1], 15, [0.1, 250]),
    train('logistic regression: one layer', 123, [4, 1], 20, [0.2, 150]),
    train('exactly 100 iterations: one cost', 124, [4, 3, 1], 8, [0.05, 100]),
    train('one example (m = 1)', 125, [3, 3, 2, 1], 1, [0.1, 20], { points: 1 }),
    train('two output units, printing the cost', 126, [2, 3, 2], 10, [0.15, 210, true]),
    train('no iteration: the initial parameters of five layers', 127, [6, 5, 4, 3, 2, 1], 3, [0.1, 0], { points: 1 }),
    train('called three times with the same arguments', 128, [3, 4, 2, 1], 5, [0.1, 40], { calls: 3, points: 0.5 }),
    train('40 iterations, other numbers', 133, [3, 4, 2, 1], 5, [0.1, 40], { points: 0.5 }),
    property(130),
  ];
}
