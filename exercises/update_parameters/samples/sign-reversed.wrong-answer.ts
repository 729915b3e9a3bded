// Subtracts the other way round.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 1; l <= Object.keys(parameters).length / 2; l++) {
    updated[`W${l}`] = np.subtract(np.multiply(learning_rate, grads[`dW${l}`]), parameters[`W${l}`]);
    updated[`b${l}`] = np.subtract(np.multiply(learning_rate, grads[`db${l}`]), parameters[`b${l}`]);
  }
  return updated;
}
