// Seeds anew for every layer.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  const parameters: Record<string, NDArray> = {};
  for (let l = 1; l < layer_dims.length; l++) {
    np.random.seed(3);
    parameters[`W${l}`] = np.random.randn(layer_dims[l], layer_dims[l - 1]).multiply(0.01);
    parameters[`b${l}`] = np.zeros([layer_dims[l], 1]);
  }
  return parameters;
}
