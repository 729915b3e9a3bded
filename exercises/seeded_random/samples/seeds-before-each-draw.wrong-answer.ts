// Seeds before each of the three draws: `next` repeats `first`.
import type { NDArray } from 'np';
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  const draw = (): NDArray => {
    np.random.seed(seed);
    return np.random.randn(n_h, n_x);
  };
  return [draw(), draw(), draw()];
}
