// Ignores the learning rate.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, np.subtract(value, grads[`d${name}`] as NDArray)]),
  );
}
