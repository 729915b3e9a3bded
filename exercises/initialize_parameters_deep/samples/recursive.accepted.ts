// An arrow function that calls itself for the layers that are left.
import type { NDArray } from 'np';
import * as np from 'np';

const fill = (parameters: Record<string, NDArray>, l: number, [inputs, ...rest]: number[]): Record<string, NDArray> => {
  if (rest.length === 0) return parameters;
  const W = np.multiply(0.01, np.random.randn(rest[0], inputs));
  return fill({ ...parameters, [`W${l}`]: W, [`b${l}`]: np.zeros([rest[0], 1]) }, l + 1, rest);
};

export const initialize_parameters_deep = (layer_dims: number[]): Record<string, NDArray> => {
  np.random.seed(3);
  return fill({}, 1, layer_dims);
};
