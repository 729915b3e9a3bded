// Starts with layer 0, which has no weights.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 0; l < Object.keys(parameters).length / 2; l++) {
    updated[`W${l}`] = np.subtract(parameters[`W${l}`], np.multiply(learning_rate, grads[`dW${l}`]));
    updated[`b${l}`] = np.subtract(parameters[`b${l}`], np.multiply(learning_rate, grads[`db${l}`]));
  }
  return updated;
}
