// Shrinks the parameters as well.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (const [name, value] of Object.entries(parameters)) {
    updated[name] = np.subtract(np.multiply(value, 1 - learning_rate), np.multiply(learning_rate, grads[`d${name}`]));
  }
  return updated;
}
