// Returns the new values under the names of the gradients.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (const name of Object.keys(parameters))
    updated[`d${name}`] = np.subtract(parameters[name], np.multiply(learning_rate, grads[`d${name}`]));
  return updated;
}
