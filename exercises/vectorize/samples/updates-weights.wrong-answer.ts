// The right gradients, but w is already moved by a step of gradient descent.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const [A] = sigmoid(np.add(np.dot(w.T, X), b));
  const dZ = np.subtract(A, Y);
  const dw = np.divide(np.dot(X, dZ.T), X.shape[1]);
  const losses = np.where(Y, np.log(A), np.log(np.subtract(1, A)));
  w.isub(np.multiply(dw, 0.1));
  return [dw, np.mean(dZ), -np.mean(losses)];
}
