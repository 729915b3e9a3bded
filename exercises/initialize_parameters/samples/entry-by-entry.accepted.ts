// Loops over rows and columns, and draws every weight alone.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, NDArray> {
  np.random.seed(1);
  const W1 = np.zeros([n_h, n_x]);
  for (let i = 0; i < n_h; i++) {
    for (let j = 0; j < n_x; j++) {
      W1.set(0.01 * np.random.randn(1, 1).item(), i, j);
    }
  }
  const W2 = np.zeros([n_y, n_h]);
  for (let i = 0; i < n_y; i++) {
    for (let j = 0; j < n_h; j++) {
      W2.set(0.01 * np.random.randn(1, 1).item(), i, j);
    }
  }
  const parameters: Record<string, NDArray> = {};
  parameters.W1 = W1;
  parameters.W2 = W2;
  parameters.b1 = np.zeros([n_h, 1]);
  parameters.b2 = np.zeros([n_y, 1]);
  return parameters;
}
