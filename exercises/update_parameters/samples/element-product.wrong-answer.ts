// Scales the parameters by the gradient: p * (1 - alpha dp).
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 1; l <= Object.keys(parameters).length / 2; l++) {
    updated[`W${l}`] = np.multiply(parameters[`W${l}`], np.subtract(1, np.multiply(learning_rate, grads[`dW${l}`])));
    updated[`b${l}`] = np.multiply(parameters[`b${l}`], np.subtract(1, np.multiply(learning_rate, grads[`db${l}`])));
  }
  return updated;
}
