// Three nested loops: layers, rows and columns.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  np.random.seed(3);
  const parameters: Record<string, NDArray> = {};
  for (let l = 1; l < layer_dims.length; l++) {
    const W = np.zeros([layer_dims[l], layer_dims[l - 1]]);
    for (let i = 0; i < layer_dims[l]; i++) {
      for (let j = 0; j < layer_dims[l - 1]; j++) {
        W.set(np.random.randn(1, 1).item() / 100, i, j);
      }
    }
    parameters[`W${l}`] = W;
    parameters[`b${l}`] = np.zeros([layer_dims[l], 1]);
  }
  return parameters;
}
