// The version of the application exercise: seed 1, divided by the root of n[l-1].
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  np.random.seed(1);
  const parameters: Record<string, NDArray> = {};
  for (let l = 1; l < layer_dims.length; l++) {
    parameters[`W${l}`] = np.random.randn(layer_dims[l], layer_dims[l - 1]).divide(Math.sqrt(layer_dims[l - 1]));
    parameters[`b${l}`] = np.zeros([layer_dims[l], 1]);
  }
  return parameters;
}
