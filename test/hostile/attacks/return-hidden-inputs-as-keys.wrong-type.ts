// exercise: update_parameters
// Tries: return the inputs as the names of keys, which a message about wrong keys would show.
// Holds: hidden tests show no key that student code invented.
import type { NDArray } from 'np';

export function update_parameters(parameters: Record<string, NDArray>) {
  const result: Record<string, unknown> = { ...parameters };
  for (const value of Object.values(parameters)) result[JSON.stringify(value.toArray()).slice(0, 9_000)] = 0;
  return result;
}
