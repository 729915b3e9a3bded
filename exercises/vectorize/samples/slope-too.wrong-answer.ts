// Multiplies the error by the slope of the sigmoid.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const m = X.shape[1];
  const [A] = sigmoid(np.add(np.dot(w.T, X), b));
  const ones = np.multiply(Y, np.log(A));
  const zeros = np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A)));
  const cost = -np.sum(np.add(ones, zeros)) / m;
  const dZ = np.multiply(np.subtract(A, Y), np.multiply(A, np.subtract(1, A)));
  return [np.divide(np.dot(X, dZ.T), m), np.sum(dZ) / m, cost];
}
