// Takes the number of keys for the number of layers.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 1; l <= Object.keys(parameters).length; l++)
    for (const name of [`W${l}`, `b${l}`])
      updated[name] = np.subtract(
        parameters[name] as NDArray,
        np.multiply(learning_rate, grads[`d${name}`] as NDArray),
      );
  return updated;
}
