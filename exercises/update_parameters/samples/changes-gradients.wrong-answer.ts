// Multiplies the gradients in place.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (const name of Object.keys(parameters))
    updated[name] = np.subtract(parameters[name], grads[`d${name}`].imul(learning_rate));
  return updated;
}
