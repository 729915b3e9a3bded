// Returns the gradients as a dict.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray) {
  const m = X.shape[1];
  const [A] = sigmoid(np.add(np.dot(w.T, X), b));
  const dZ = np.subtract(A, Y);
  const losses = np.where(Y, np.log(A), np.log(np.subtract(1, A)));
  const grads = { dw: np.divide(np.dot(X, dZ.T), m), db: np.mean(dZ) };
  return [grads, -np.mean(losses)];
}
