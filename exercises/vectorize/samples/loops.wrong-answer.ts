// The loops that were given.
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const [n_x, m] = X.shape;
  const dw = np.zeros([n_x, 1]);
  let db = 0;
  let cost = 0;
  for (let i = 0; i < m; i++) {
    let z = b;
    for (let k = 0; k < n_x; k++) z += w.at(k, 0) * X.at(k, i);
    const a = 1 / (1 + Math.exp(-z));
    const y = Y.at(0, i);
    cost -= y * Math.log(a) + (1 - y) * Math.log(1 - a);
    for (let k = 0; k < n_x; k++) dw.set(dw.at(k, 0) + X.at(k, i) * (a - y), k, 0);
    db += a - y;
  }
  return [np.divide(dw, m), db / m, cost / m];
}
