// Changes the given arrays with isub.
import type { NDArray } from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  for (const name of Object.keys(parameters))
    (parameters[name] as NDArray).isub((grads[`d${name}`] as NDArray).multiply(learning_rate));
  return parameters;
}
