// Returns one array instead of three.
import type { NDArray } from 'np';
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): NDArray {
  np.random.seed(seed);
  return np.random.randn(n_h, n_x);
}
