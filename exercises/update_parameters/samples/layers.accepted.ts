// Copies first, then changes the copies in place.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (let l = 1; l <= Object.keys(parameters).length / 2; l++)
    for (const kind of ['W', 'b']) {
      const name = `${kind}${l}`;
      const copy = (parameters[name] as NDArray).copy();
      updated[name] = copy.isub(np.multiply(grads[`d${name}`] as NDArray, learning_rate));
    }
  return updated;
}
