// The keys count from 0.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  np.random.seed(3);
  const parameters: Record<string, NDArray> = {};
  for (let l = 0; l < layer_dims.length - 1; l++) {
    parameters[`W${l}`] = np.random.randn(layer_dims[l + 1], layer_dims[l]).multiply(0.01);
    parameters[`b${l}`] = np.zeros([layer_dims[l + 1], 1]);
  }
  return parameters;
}
