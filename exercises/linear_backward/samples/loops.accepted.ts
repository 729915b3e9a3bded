// Plain loops with at and set.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const m = A_prev.shape[1] as number;
  const n = W.shape[0] as number;
  const k = W.shape[1] as number;
  const dA_prev = np.zeros(A_prev.shape);
  const dW = np.zeros(W.shape);
  const db = np.zeros([n, 1]);
  for (let i = 0; i < n; i++) {
    for (let e = 0; e < m; e++) {
      const d = dZ.at(i, e);
      db.set(db.at(i, 0) + d / m, i, 0);
      for (let j = 0; j < k; j++) {
        dW.set(dW.at(i, j) + (d * A_prev.at(j, e)) / m, i, j);
        dA_prev.set(dA_prev.at(j, e) + W.at(i, j) * d, j, e);
      }
    }
  }
  return [dA_prev, dW, db];
}
