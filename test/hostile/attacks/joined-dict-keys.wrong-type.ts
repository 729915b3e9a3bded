// exercise: update_parameters
// Tries: one key that looks like all expected keys once a careless comparison joins them, so that no entry is compared.
// Holds: keys are compared one by one.
import type { NDArray } from 'np';

export function update_parameters(parameters: Record<string, NDArray>) {
  return { [Object.keys(parameters).sort().join('\0')]: 0 };
}
