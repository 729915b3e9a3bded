import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Cost of logistic regression and its gradients. It is correct as it stands, but it loops over examples and features.
 *
 * @param w weights, (n_x, 1)
 * @param b bias, a number
 * @param X input, (n_x, m)
 * @param Y labels 0 or 1, (1, m)
 * @returns [dw, db, cost]: dw of shape (n_x, 1), two numbers
 */
export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [dw: NDArray, db: number, cost: number] {
  const [n_x, m] = X.shape;
  const dw = np.zeros([n_x, 1]);
  let db = 0;
  let cost = 0;

  // Write your code here: replace both loops by operations on whole matrices.
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
