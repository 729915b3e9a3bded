// Plain loops.
import { linear_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const dZ = np.zeros(Z.shape);
  for (let i = 0; i < (Z.shape[0] as number); i++)
    for (let j = 0; j < (Z.shape[1] as number); j++) {
      const s = 1 / (1 + Math.exp(-Z.at(i, j)));
      const slope = activation === 'relu' ? Number(Z.at(i, j) > 0) : s * (1 - s);
      dZ.set(dA.at(i, j) * slope, i, j);
    }
  return linear_backward(dZ, linear_cache);
}
