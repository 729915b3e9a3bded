// Counts its calls and makes the steps shorter each time.
import type { NDArray } from 'np';
import * as np from 'np';

let calls = 0;

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  calls += 1;
  const updated: Record<string, NDArray> = {};
  for (const name of Object.keys(parameters))
    updated[name] = np.subtract(parameters[name], np.multiply(learning_rate / calls, grads[`d${name}`]));
  return updated;
}
