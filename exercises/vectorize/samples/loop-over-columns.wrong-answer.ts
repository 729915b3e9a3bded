// Loops over the examples, with a column at a time.
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const m = X.shape[1];
  let dw = np.zeros_like(w);
  let db = 0;
  let cost = 0;
  for (let i = 0; i < m; i++) {
    const x = X.col(i);
    const y = np.sum(Y.col(i));
    const a = 1 / (1 + Math.exp(-np.sum(np.multiply(w, x)) - b));
    cost -= Math.log(y === 1 ? a : 1 - a) / m;
    dw = np.add(dw, np.multiply(x, (a - y) / m));
    db += (a - y) / m;
  }
  return [dw, db, cost];
}
