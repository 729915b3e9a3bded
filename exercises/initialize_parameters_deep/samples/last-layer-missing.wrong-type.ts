// The loop ends one layer too early.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  np.random.seed(3);
  const parameters: Record<string, NDArray> = {};
  for (let l = 1; l < layer_dims.length - 1; l++) {
    parameters[`W${l}`] = np.random.randn(layer_dims[l], layer_dims[l - 1]).multiply(0.01);
    parameters[`b${l}`] = np.zeros([layer_dims[l], 1]);
  }
  return parameters;
}
