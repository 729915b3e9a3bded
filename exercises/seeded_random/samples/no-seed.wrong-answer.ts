// Never seeds.
import type { NDArray } from 'np';
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  const first = np.random.randn(n_h, n_x);
  const again = np.random.randn(n_h, n_x);
  const next = np.random.randn(n_h, n_x);
  return [first, again, next];
}
