/**
 * Owns the test cases of initialize_parameters_deep: the course's sizes, one to eleven layers, repeated calls.
 * Must not know how they are run or compared.
 */
import type { Case } from 'cases';
import * as np from 'np';

/** A hidden case of one point, unless `rest` says otherwise. */
function layers(name: string, layer_dims: number[], rest: Partial<Case> = {}): Case {
  const symbols = Object.fromEntries(layer_dims.map((n, l) => [`n[${l}]`, n]));
  return { name, visibility: 'hidden', points: 1, args: [layer_dims], symbols, ...rest };
}

/** Number of layers and sizes drawn at random, from a seed of their own. */
function property(seed: number): Case {
  np.random.seed(seed);
  const count = np.random.randint(2, 6);
  return layers(
    `random number of layers and sizes (${seed})`,
    Array.from({ length: count + 1 }, () => np.random.randint(1, 9)),
  );
}

export function cases(): Case[] {
  return [
    layers("the course's example: [5, 4, 3]", [5, 4, 3], { visibility: 'visible' }),
    layers("the course's second example: [4, 3, 2]", [4, 3, 2], { visibility: 'visible' }),
    layers('one layer only', [6, 2]),
    layers('one unit everywhere', [1, 1, 1]),
    layers('four layers', [6, 5, 4, 3, 1]),
    layers('as many units in every layer', [3, 3, 3, 3]),
    layers('eleven layers, so that keys have two digits', [3, 2, 4, 2, 3, 1, 2, 5, 2, 3, 4, 2]),
    layers('called three times with the same list', [7, 4, 2, 1], { calls: 3 }),
    property(31),
    property(32),
  ];
}
