// Vectorised over the examples, but the gradient loops over the rows of X.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const [A] = sigmoid(np.add(np.dot(w.T, X), b));
  const dZ = np.subtract(A, Y);
  const dw = np.zeros_like(w);
  for (let k = 0; k < w.shape[0]; k++) dw.set(np.mean(np.multiply(X.row(k), dZ)), k, 0);
  const losses = np.where(Y, np.log(A), np.log(np.subtract(1, A)));
  return [dw, np.mean(dZ), -np.mean(losses)];
}
