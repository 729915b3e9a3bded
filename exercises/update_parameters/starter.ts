import type { NDArray } from 'np';
import * as np from 'np';

/**
 * One step of gradient descent for all layers.
 *
 * @param parameters W1, b1, ... WL, bL; stays as it is
 * @param grads dW1, db1, ... dWL, dbL; stays as it is
 * @param learning_rate the length of the step
 * @returns a new dict with the keys of parameters
 */
export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  const L = Object.keys(parameters).length / 2;

  for (let l = 1; l <= L; l++) {
    // Write your code here: use parameters, grads and learning_rate instead of the zeros.
    updated[`W${l}`] = np.zeros([1, 1]);
    updated[`b${l}`] = np.zeros([1, 2]);
  }

  return updated;
}
