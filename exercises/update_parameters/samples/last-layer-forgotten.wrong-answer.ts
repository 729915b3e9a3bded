// Counts the layers from 1 to L - 1.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated = { ...parameters };
  for (let l = 1; l < Object.keys(parameters).length / 2; l++)
    for (const name of [`W${l}`, `b${l}`])
      updated[name] = np.subtract(updated[name] as NDArray, np.multiply(learning_rate, grads[`d${name}`] as NDArray));
  return updated;
}
