// Uses Math.random, which has no seed, with the Box-Muller formula.
import type { NDArray } from 'np';
import * as np from 'np';

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}

export function seeded_random(_seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  const draw = (): NDArray => np.array(Array.from({ length: n_h }, () => Array.from({ length: n_x }, () => normal())));
  const first = draw();
  return [first, first, draw()];
}
