// Copies the dict but not the arrays, and changes them in place.
import type { NDArray } from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated = { ...parameters };
  for (const name of Object.keys(updated)) updated[name].isub(grads[`d${name}`].multiply(learning_rate));
  return updated;
}
