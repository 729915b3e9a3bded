// Multiplies the whole difference by the learning rate.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 1; l <= Object.keys(parameters).length / 2; l++) {
    updated[`W${l}`] = np.subtract(parameters[`W${l}`], grads[`dW${l}`]).multiply(learning_rate);
    updated[`b${l}`] = np.subtract(parameters[`b${l}`], grads[`db${l}`]).multiply(learning_rate);
  }
  return updated;
}
