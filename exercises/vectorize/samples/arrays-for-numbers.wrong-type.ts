// db and cost are 1 x 1 arrays.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, NDArray, NDArray] {
  const m = X.shape[1];
  const [A] = sigmoid(np.add(np.dot(w.T, X), b));
  const dZ = np.subtract(A, Y);
  const losses = np.where(Y, np.log(A), np.log(np.subtract(1, A)));
  const cost = np.mean(losses, { axis: 1, keepdims: true }).negative();
  return [np.divide(np.dot(X, dZ.T), m), np.mean(dZ, { axis: 1, keepdims: true }), cost];
}
