/**
 * Owns the test cases of two_layer_model: the course's small examples, numbers of iterations around the hundreds, defaults.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import * as np from 'np';

type Sizes = [n_x: number, n_h: number, n_y: number];
type Options = [learning_rate?: number, num_iterations?: number, print_cost?: boolean];

const symbolsOf = ([n_x, n_h, n_y]: Sizes, m: number): Record<string, number> => ({
  'n[0]': n_x,
  'n[1]': n_h,
  'n[2]': n_y,
  m,
});

/** A hidden case of two points with inputs and mixed labels drawn from `seed`, unless `rest` says otherwise. */
function train(name: string, seed: number, dims: Sizes, m: number, options: Options, rest: Partial<Case> = {}): Case {
  np.random.seed(seed);
  const X = np.random.randn(dims[0], m);
  const Y = np.random.randint(0, 2, [dims[2], m]);
  const args = [X, Y, dims, ...options];
  return { name, visibility: 'hidden', points: 2, args, symbols: symbolsOf(dims, m), ...rest };
}

/** The published tests of the course: ten inputs, ten examples, labels that are not 0 or 1. */
function published(name: string, learning_rate: number, num_iterations: number): Case {
  np.random.seed(1);
  const X = np.random.randn(10, 10);
  const Y = np.random.randn(1, 10);
  const dims: Sizes = [10, 4, 1];
  const args = [X, Y, dims, learning_rate, num_iterations];
  return { name, visibility: 'visible', points: 2, args, symbols: symbolsOf(dims, 10) };
}

/** Sizes, learning rate and number of iterations drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const size = (): number => np.random.randint(2, 9);
  const options: Options = [np.random.uniform(0.1, 0.5, [1]).item(), np.random.randint(101, 320)];
  return train(
    `random sizes, learning rate and number of iterations (${seed})`,
    seed,
    [size(), size(), 1],
    size(),
    options,
    {
      points: 1,
    },
  );
}

export function cases(): Case[] {
  return [
    published("the course's example, two iterations", 0.0075, 2),
    published("the course's example, three iterations", 0.1, 3),
    train('101 iterations: costs at 0 and 100', 111, [3, 4, 1], 12, [0.5, 101], { visibility: 'visible' }),
    train('all defaults: 3000 iterations of a tiny network', 118, [2, 2, 1], 4, [], { visibility: 'visible' }),
    train('250 iterations', 112, [4, 5, 1], 20, [0.5, 250]),
    train('exactly 100 iterations: one cost', 113, [5, 3, 1], 8, [0.4, 100]),
    train('one example (m = 1)', 114, [3, 4, 1], 1, [0.3, 30], { points: 1 }),
    train('one hidden unit, printing the cost', 115, [2, 1, 1], 15, [0.6, 201, true]),
    train('two output units', 116, [3, 4, 2], 9, [0.4, 120]),
    train('no iteration: the initial parameters', 117, [3, 2, 1], 4, [0.1, 0], { points: 1 }),
    train('called three times with the same arguments', 119, [4, 3, 1], 6, [0.3, 40], { calls: 3, points: 0.5 }),
    train('40 iterations, other numbers', 121, [4, 3, 1], 6, [0.3, 40], { points: 0.5 }),
    property(120),
  ];
}
