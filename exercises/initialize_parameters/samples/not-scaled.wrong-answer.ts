// Forgets the factor 0.01.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, NDArray> {
  np.random.seed(1);
  return {
    W1: np.random.randn(n_h, n_x),
    b1: np.zeros([n_h, 1]),
    W2: np.random.randn(n_y, n_h),
    b2: np.zeros([n_y, 1]),
  };
}
