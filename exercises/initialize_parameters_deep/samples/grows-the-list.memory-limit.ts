// Appends to the list over which it loops, so that the loop never reaches its end.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  const sizes = [...layer_dims];
  for (let l = 1; l < sizes.length; l++) sizes.push(sizes[l]);
  np.random.seed(3);
  const parameters: Record<string, NDArray> = {};
  for (let l = 1; l < sizes.length; l++) {
    parameters[`W${l}`] = np.random.randn(sizes[l], sizes[l - 1]).multiply(0.01);
    parameters[`b${l}`] = np.zeros([sizes[l], 1]);
  }
  return parameters;
}
