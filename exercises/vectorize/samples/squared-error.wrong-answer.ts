// The cost is the squared error.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const m = X.shape[1];
  const [A] = sigmoid(np.add(np.dot(w.T, X), b));
  const cost = np.mean(np.square(np.subtract(A, Y)));
  const dZ = np.subtract(A, Y);
  return [np.divide(np.dot(X, dZ.T), m), np.sum(dZ) / m, cost];
}
