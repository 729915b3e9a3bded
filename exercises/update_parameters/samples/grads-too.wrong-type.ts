// Returns gradients beside the parameters.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = { ...grads };
  for (const name of Object.keys(parameters))
    updated[name] = np.subtract(parameters[name] as NDArray, np.multiply(learning_rate, grads[`d${name}`] as NDArray));
  return updated;
}
