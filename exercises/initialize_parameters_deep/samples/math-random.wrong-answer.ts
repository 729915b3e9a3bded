// Draws with Math.random, which no seed reaches.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  const parameters: Record<string, NDArray> = {};
  for (let l = 1; l < layer_dims.length; l++) {
    const rows = Array.from({ length: layer_dims[l] }, () =>
      Array.from({ length: layer_dims[l - 1] }, () => Math.random() * 0.01),
    );
    parameters[`W${l}`] = np.array(rows);
    parameters[`b${l}`] = np.zeros([layer_dims[l], 1]);
  }
  return parameters;
}
