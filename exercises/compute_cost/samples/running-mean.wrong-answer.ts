// Adds up in +=, dividing by the number so far.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const m = Y.shape[1];
  let cost = 0;
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < Y.shape[0]; i++) {
      const p = Y.at(i, j) === 1 ? AL.at(i, j) : 1 - AL.at(i, j);
      cost += -Math.log(p) / (j + 1);
    }
  }
  return cost;
}
