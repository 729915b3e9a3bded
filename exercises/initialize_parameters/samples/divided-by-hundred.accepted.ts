// Divides by 100, which rounds differently in the last digit; an arrow function makes each layer.
import type { NDArray } from 'np';
import * as np from 'np';

const layer = (rows: number, columns: number): NDArray => np.divide(np.random.randn(rows, columns), 100);

export const initialize_parameters = (n_x: number, n_h: number, n_y: number): Record<string, NDArray> => {
  np.random.seed(1);
  return {
    W1: layer(n_h, n_x),
    b1: np.full([n_h, 1], 0),
    W2: layer(n_y, n_h),
    b2: np.full([n_y, 1], 0),
  };
};
