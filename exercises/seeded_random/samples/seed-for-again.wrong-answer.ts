// Seeds again with another number.
import type { NDArray } from 'np';
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  np.random.seed(seed);
  const first = np.random.randn(n_h, n_x);
  np.random.seed(seed === 0 ? 1 : seed - 1);
  const again = np.random.randn(n_h, n_x);
  const next = np.random.randn(n_h, n_x);
  return [first, again, next];
}
