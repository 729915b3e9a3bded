// Takes steps of the same length whatever the gradient.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 1; l <= Object.keys(parameters).length / 2; l++) {
    updated[`W${l}`] = np.subtract(
      parameters[`W${l}`],
      np.multiply(learning_rate, np.subtract(np.greater(grads[`dW${l}`], 0), np.less(grads[`dW${l}`], 0))),
    );
    updated[`b${l}`] = np.subtract(
      parameters[`b${l}`],
      np.multiply(learning_rate, np.subtract(np.greater(grads[`db${l}`], 0), np.less(grads[`db${l}`], 0))),
    );
  }
  return updated;
}
