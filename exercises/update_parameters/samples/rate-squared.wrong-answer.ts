// Multiplies by the learning rate twice.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (const [name, value] of Object.entries(parameters)) {
    updated[name] = np.subtract(value, np.multiply(learning_rate ** 2, grads[`d${name}`]));
  }
  return updated;
}
