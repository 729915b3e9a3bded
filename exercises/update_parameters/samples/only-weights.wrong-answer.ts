// Updates the weights only.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      name.startsWith('b') ? value : np.subtract(value, np.multiply(learning_rate, grads[`d${name}`] as NDArray)),
    ]),
  );
}
