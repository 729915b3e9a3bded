/**
 * Owns the test cases of seeded_random: the course's seed, other seeds and sizes, and repeated calls.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import * as np from 'np';

/** A case with the given arguments; `points` and the rest as in Case. */
function seeded(name: string, args: [seed: number, n_x: number, n_h: number], rest: Partial<Case> = {}): Case {
  const [, n_x, n_h] = args;
  return { name, visibility: 'hidden', points: 1, args, symbols: { n_x, n_h }, ...rest };
}

/** Seed and dimensions drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const args: [number, number, number] = [
    np.random.randint(0, 100_000),
    np.random.randint(2, 12),
    np.random.randint(2, 12),
  ];
  return seeded(`random seed and sizes (${seed})`, args);
}

export function cases(): Case[] {
  return [
    seeded('seed 1, three features and two units', [1, 3, 2], { visibility: 'visible' }),
    seeded('seed 3, five features and four units', [3, 5, 4], { visibility: 'visible' }),
    seeded('seed 0', [0, 2, 3]),
    seeded('the largest seed', [4_294_967_295, 4, 2]),
    seeded('one unit and one feature', [2, 1, 1]),
    seeded('an odd number of entries', [6, 3, 5], { points: 0.5 }),
    seeded('an odd number of entries, another seed', [8, 3, 5], { points: 0.5 }),
    seeded('many features, one unit', [7, 60, 1]),
    seeded('called three times', [1, 4, 3], { calls: 3 }),
    property(11),
    property(12),
  ];
}
