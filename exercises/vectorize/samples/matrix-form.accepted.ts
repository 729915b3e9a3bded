// The formulas, line by line, with np functions.
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const m = X.shape[1];
  const A = np.divide(1, np.add(1, np.exp(np.negative(np.add(np.dot(w.T, X), b)))));
  const ones = np.multiply(Y, np.log(A));
  const zeros = np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A)));
  const cost = -np.sum(np.add(ones, zeros)) / m;
  const dZ = np.subtract(A, Y);
  const dw = np.dot(X, dZ.T).multiply(1 / m);
  const db = np.sum(dZ) / m;
  return [dw, db, cost];
}
