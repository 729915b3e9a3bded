// Rounds the new values to float32.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 1; l <= Object.keys(parameters).length / 2; l++) {
    updated[`W${l}`] = np.array(
      (np.subtract(parameters[`W${l}`], np.multiply(learning_rate, grads[`dW${l}`])).toArray() as number[][]).map(
        (row) => row.map(Math.fround),
      ),
    );
    updated[`b${l}`] = np.array(
      (np.subtract(parameters[`b${l}`], np.multiply(learning_rate, grads[`db${l}`])).toArray() as number[][]).map(
        (row) => row.map(Math.fround),
      ),
    );
  }
  return updated;
}
