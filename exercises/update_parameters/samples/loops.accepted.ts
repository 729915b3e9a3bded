// Element by element.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (const name of Object.keys(parameters)) {
    const old = parameters[name] as NDArray;
    const slope = grads[`d${name}`] as NDArray;
    const fresh = np.zeros(old.shape);
    for (let i = 0; i < (old.shape[0] as number); i++)
      for (let j = 0; j < (old.shape[1] as number); j++) fresh.set(old.at(i, j) - learning_rate * slope.at(i, j), i, j);
    updated[name] = fresh;
  }
  return updated;
}
