// Draws from the uniform distribution.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  np.random.seed(3);
  const parameters: Record<string, NDArray> = {};
  const L = layer_dims.length - 1;
  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(np.random.rand(layer_dims[l], layer_dims[l - 1]), 0.01);
    parameters[`b${l}`] = np.zeros([layer_dims[l], 1]);
  }
  return parameters;
}
