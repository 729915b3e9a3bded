// Seeds again before W2, which then repeats the numbers of W1.
import type { NDArray } from 'np';
import * as np from 'np';

function weights(rows: number, columns: number): NDArray {
  np.random.seed(1);
  return np.random.randn(rows, columns).multiply(0.01);
}

export function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, NDArray> {
  return { W1: weights(n_h, n_x), b1: np.zeros([n_h, 1]), W2: weights(n_y, n_h), b2: np.zeros([n_y, 1]) };
}
