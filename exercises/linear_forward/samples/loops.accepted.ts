// Three loops over units, examples and inputs.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const [units, inputs] = W.shape;
  const m = A.shape[1];
  const Z = np.zeros([units, m]);
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < m; j++) {
      let sum = b.at(i, 0);
      for (let k = 0; k < inputs; k++) {
        sum += W.at(i, k) * A.at(k, j);
      }
      Z.set(sum, i, j);
    }
  }
  return [Z, [A, W, b]];
}
