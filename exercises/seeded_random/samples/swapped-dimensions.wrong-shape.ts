// Draws (n_x, n_h) instead of (n_h, n_x).
import type { NDArray } from 'np';
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  np.random.seed(seed);
  const first = np.random.randn(n_x, n_h);
  np.random.seed(seed);
  const again = np.random.randn(n_x, n_h);
  const next = np.random.randn(n_x, n_h);
  return [first, again, next];
}
