// Plain loops with at and set.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  const Z = np.zeros([W.shape[0], A_prev.shape[1]]);
  const A = np.zeros(Z.shape);
  for (let i = 0; i < Z.shape[0]; i++) {
    for (let j = 0; j < Z.shape[1]; j++) {
      let z = b.at(i, 0);
      for (let k = 0; k < A_prev.shape[0]; k++) z += W.at(i, k) * A_prev.at(k, j);
      Z.set(z, i, j);
      A.set(activation === 'relu' ? Math.max(0, z) : 1 / (1 + Math.exp(-z)), i, j);
    }
  }
  return [A, [[A_prev, W, b], Z]];
}
