// Seeds when the file is loaded, not when the function is called.
import type { NDArray } from 'np';
import * as np from 'np';

np.random.seed(3);

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  const parameters: Record<string, NDArray> = {};
  const L = layer_dims.length - 1;
  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(np.random.randn(layer_dims[l], layer_dims[l - 1]), 0.01);
    parameters[`b${l}`] = np.zeros([layer_dims[l], 1]);
  }
  return parameters;
}
