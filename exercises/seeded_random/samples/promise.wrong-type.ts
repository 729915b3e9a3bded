// An async function returns a promise, not the arrays.
import type { NDArray } from 'np';
import * as np from 'np';

export async function seeded_random(seed: number, n_x: number, n_h: number): Promise<[NDArray, NDArray, NDArray]> {
  np.random.seed(seed);
  const first = np.random.randn(n_h, n_x);
  np.random.seed(seed);
  const again = np.random.randn(n_h, n_x);
  return [first, again, np.random.randn(n_h, n_x)];
}
