// The bias becomes a further weight: a row of ones under X, and both gradients come from one product.
import type { NDArray } from 'np';
import * as np from 'np';

function sigmoid(Z: NDArray): NDArray {
  return np.divide(1, np.add(1, np.exp(Z.negative())));
}

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const [n_x, m] = X.shape;
  const extended = np.vstack([X, np.ones([1, m])]);
  const theta = np.vstack([w, np.full([1, 1], b)]);
  const A = sigmoid(np.matmul(theta.T, extended));
  const given = np.where(Y, A, np.subtract(1, A));
  const gradient = np.divide(np.matmul(extended, np.subtract(A, Y).T), m);
  const dw = np.matmul(np.hstack([np.eye(n_x), np.zeros([n_x, 1])]), gradient);
  return [dw, np.sum(gradient) - np.sum(dw), -np.mean(np.log(given))];
}
