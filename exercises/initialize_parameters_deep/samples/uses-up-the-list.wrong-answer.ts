// Takes the sizes out of layer_dims: the right parameters, but the caller's list is empty afterwards.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  np.random.seed(3);
  const parameters: Record<string, NDArray> = {};
  let inputs = layer_dims.shift() ?? 0;
  for (let l = 1; layer_dims.length > 0; l++) {
    const units = layer_dims.shift() ?? 0;
    parameters[`W${l}`] = np.random.randn(units, inputs).multiply(0.01);
    parameters[`b${l}`] = np.zeros([units, 1]);
    inputs = units;
  }
  return parameters;
}
