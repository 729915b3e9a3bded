/** Owns the from-scratch reference of propagate. Must import nothing but np and dnn_utils. */
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

/** Cost of logistic regression and its gradients for all m examples at once: dw (n_x, 1), db and cost numbers. */
export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [dw: NDArray, db: number, cost: number] {
  const m = X.shape[1];
  const [A] = sigmoid(np.add(np.dot(w.T, X), b));
  const ones = np.multiply(Y, np.log(A));
  const zeros = np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A)));
  const cost = -np.mean(np.add(ones, zeros));

  const dZ = np.subtract(A, Y);
  const dw = np.divide(np.dot(X, dZ.T), m);
  const db = np.mean(dZ);
  return [dw, db, cost];
}
