// Keeps the parameters of the call before and goes on from there.
import type { NDArray } from 'np';
import * as np from 'np';

let last: Record<string, NDArray> = {};

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const names = Object.keys(parameters);
  const from = names.every((name) => last[name]?.shape.join() === parameters[name].shape.join()) ? last : parameters;
  last = Object.fromEntries(
    names.map((name) => [name, np.subtract(from[name], np.multiply(learning_rate, grads[`d${name}`]))]),
  );
  return last;
}
