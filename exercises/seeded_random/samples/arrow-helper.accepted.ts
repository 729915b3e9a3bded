// An arrow function with a nested one that seeds only when it is told to.
import type { NDArray } from 'np';
import * as np from 'np';

export const seeded_random = (seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] => {
  const draw = (reset: boolean): NDArray => {
    if (reset) np.random.seed(seed);
    return np.random.randn(n_h, n_x);
  };
  return [draw(true), draw(true), draw(false)];
};
