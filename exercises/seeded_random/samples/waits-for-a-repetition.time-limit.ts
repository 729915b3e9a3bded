// Draws until the numbers repeat, without seeding again: that does not happen.
import type { NDArray } from 'np';
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  np.random.seed(seed);
  const first = np.random.randn(n_h, n_x);
  let again = np.random.randn(n_h, n_x);
  while (n_h === 1 && !np.array_equal(first, again)) again = np.random.randn(n_h, n_x);
  return [first, again, np.random.randn(n_h, n_x)];
}
