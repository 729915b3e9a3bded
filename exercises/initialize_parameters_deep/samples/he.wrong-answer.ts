// He initialisation: multiplies by the root of 2 / n[l-1].
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  np.random.seed(3);
  const parameters: Record<string, NDArray> = {};
  const L = layer_dims.length - 1;
  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(np.random.randn(layer_dims[l], layer_dims[l - 1]), Math.sqrt(2 / layer_dims[l - 1]));
    parameters[`b${l}`] = np.zeros([layer_dims[l], 1]);
  }
  return parameters;
}
