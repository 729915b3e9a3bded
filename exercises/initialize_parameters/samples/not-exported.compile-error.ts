// Forgets the word `export`.
import type { NDArray } from 'np';
import * as np from 'np';

function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, NDArray> {
  np.random.seed(1);
  return {
    W1: np.random.randn(n_h, n_x).multiply(0.01),
    b1: np.zeros([n_h, 1]),
    W2: np.random.randn(n_y, n_h).multiply(0.01),
    b2: np.zeros([n_y, 1]),
  };
}
