// Numerically rearranged: alpha * (p / alpha - dp), with alpha = 0 apart.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const alpha = learning_rate;
  const entries = Object.entries(parameters).map(([name, p]) => {
    const dp = grads[`d${name}`];
    return [name, alpha === 0 ? p.copy() : np.subtract(np.divide(p, alpha), dp).multiply(alpha)];
  });
  return Object.fromEntries(entries);
}
