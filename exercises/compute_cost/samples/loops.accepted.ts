// Plain loops over units and examples.
import type { NDArray } from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const [units, m] = Y.shape;
  let total = 0;
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < units; i++) {
      const a = AL.at(i, j);
      const y = Y.at(i, j);
      total += y * Math.log(a) + (1 - y) * Math.log(1 - a);
    }
  }
  return -total / m;
}
