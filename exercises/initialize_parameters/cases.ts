/**
 * Owns the test cases of initialize_parameters: the course's sizes, special sizes, repeated calls.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import * as np from 'np';

/** A hidden case of one point, unless `rest` says otherwise. */
function sized(name: string, args: [n_x: number, n_h: number, n_y: number], rest: Partial<Case> = {}): Case {
  const [n_x, n_h, n_y] = args;
  return { name, visibility: 'hidden', points: 1, args, symbols: { n_x, n_h, n_y }, ...rest };
}

/** Sizes drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const size = (): number => np.random.randint(2, 15);
  return sized(`random sizes (${seed})`, [size(), size(), size()]);
}

export function cases(): Case[] {
  return [
    sized("the course's example: three features, two hidden units, one output", [3, 2, 1], { visibility: 'visible' }),
    sized("the course's second example: four features, three hidden units, two outputs", [4, 3, 2], {
      visibility: 'visible',
    }),
    sized('one unit everywhere', [1, 1, 1]),
    sized('more hidden units than features', [2, 7, 3]),
    sized('one hidden unit, several outputs', [5, 1, 4]),
    sized('as many units everywhere', [3, 3, 3]),
    sized('a thousand features', [1000, 5, 1]),
    sized('called three times', [6, 4, 1], { calls: 3 }),
    property(21),
    property(22),
  ];
}
