// Returns a list of arrays.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
) {
  return Object.keys(parameters).map((name) =>
    np.subtract(parameters[name], np.multiply(learning_rate, grads[`d${name}`])),
  );
}
