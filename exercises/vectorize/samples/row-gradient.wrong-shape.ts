// dw is a row.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const m = X.shape[1];
  const [A] = sigmoid(np.add(np.dot(w.T, X), b));
  const dZ = np.subtract(A, Y);
  const losses = np.where(Y, np.log(A), np.log(np.subtract(1, A)));
  return [np.divide(np.dot(dZ, X.T), m), np.mean(dZ), -np.mean(losses)];
}
