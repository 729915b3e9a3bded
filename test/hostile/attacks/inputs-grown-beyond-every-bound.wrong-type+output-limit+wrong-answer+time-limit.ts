// exercise: update_parameters
// Tries: hang a hundred thousand keys and a cycle on an argument, because arguments are read back after the call.
// Holds: arguments are read back under the same budgets as results.
import type { NDArray } from 'np';

export function update_parameters(parameters: Record<string, NDArray>, grads: Record<string, NDArray>) {
  const grown = parameters as Record<string, unknown>;
  for (let i = 0; i < 100_000; i++) grown[`k${i}`] = i;
  grown.self = grads;
  (grads as Record<string, unknown>).self = grown;
  return {};
}
