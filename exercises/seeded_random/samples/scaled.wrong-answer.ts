// Multiplies by 0.01, as an initialisation would.
import type { NDArray } from 'np';
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  np.random.seed(seed);
  const first = np.random.randn(n_h, n_x).multiply(0.01);
  np.random.seed(seed);
  const again = np.random.randn(n_h, n_x).multiply(0.01);
  const next = np.random.randn(n_h, n_x).multiply(0.01);
  return [first, again, next];
}
