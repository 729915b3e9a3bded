// Methods and the given sigmoid, as an arrow function; the numbers come out of 1 x 1 arrays with item.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export const propagate = (w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] => {
  const m = X.shape[1];
  const [A] = sigmoid(w.T.dot(X).add(b));
  const dZ = A.subtract(Y);
  const ones = Y.dot(np.log(A).T);
  const zeros = Y.negative()
    .add(1)
    .dot(np.log(A.negative().add(1)).T);
  const db = dZ.sum({ axis: 1, keepdims: true }).divide(m);
  return [X.dot(dZ.T).divide(m), db.item(), ones.add(zeros).divide(-m).item()];
};
