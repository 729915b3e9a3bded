// Writes a learning rate of 0.0075 into the code.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  _learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (const [name, value] of Object.entries(parameters)) {
    updated[name] = np.subtract(value, np.multiply(0.0075, grads[`d${name}`]));
  }
  return updated;
}
