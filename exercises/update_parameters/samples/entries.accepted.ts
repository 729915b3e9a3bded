// Goes through the entries of the dict.
import type { NDArray } from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      value.subtract((grads[`d${name}`] as NDArray).multiply(learning_rate)),
    ]),
  );
}
