// Spreads the dict and replaces its entries.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated = { ...parameters };
  for (const name in updated)
    updated[name] = np.add(updated[name] as NDArray, np.multiply(-learning_rate, grads[`d${name}`] as NDArray));
  return updated;
}
