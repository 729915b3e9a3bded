/** Owns the from-scratch reference of update_parameters. Must import nothing but np, dnn_utils and course. */
import type { NDArray } from 'np';
import * as np from 'np';

/** Every parameter p becomes p - learning_rate * dp, in a new dict. */
export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (const [name, value] of Object.entries(parameters))
    updated[name] = np.subtract(value, np.multiply(learning_rate, grads[`d${name}`] as NDArray));
  return updated;
}
