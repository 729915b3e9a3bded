// Boundary: takes exactly four elements out of arrays.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const m = X.shape[1];
  const offset = np.array([[b]]);
  const [A] = sigmoid(np.add(np.dot(w.T, X), offset));
  const dZ = np.subtract(A, Y);
  const ones = np.dot(Y, np.log(A).T).item();
  const zeros = np.dot(np.subtract(1, Y), np.log(np.subtract(1, A)).T).at(0, 0);
  const db = np.dot(dZ, np.ones([m, 1])).at(0, 0);
  return [np.divide(np.dot(X, dZ.T), m), db / m, -(ones + zeros) / m];
}
