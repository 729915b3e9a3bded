// Returns a Map instead of a plain object.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters(n_x: number, n_h: number, n_y: number): Map<string, NDArray> {
  np.random.seed(1);
  const parameters = new Map<string, NDArray>();
  parameters.set('W1', np.random.randn(n_h, n_x).multiply(0.01));
  parameters.set('b1', np.zeros([n_h, 1]));
  parameters.set('W2', np.random.randn(n_y, n_h).multiply(0.01));
  parameters.set('b2', np.zeros([n_y, 1]));
  return parameters;
}
