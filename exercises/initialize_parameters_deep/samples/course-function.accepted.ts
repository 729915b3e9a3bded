// Boundary: leans on initialize_parameters for zero biases, and seeds afterwards so that the stream is right.
import { initialize_parameters } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  const biases = layer_dims.slice(1).map((units) => initialize_parameters(1, units, 1).b1);
  np.random.seed(3);
  const parameters: Record<string, NDArray> = {};
  biases.forEach((b, i) => {
    parameters[`W${i + 1}`] = np.random.randn(layer_dims[i + 1], layer_dims[i]).multiply(0.01);
    parameters[`b${i + 1}`] = b;
  });
  return parameters;
}
