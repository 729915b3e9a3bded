// Rearranged: the cost from Z without a logarithm of A, log(1 + exp(-|Z|)) + max(Z, 0) - Y Z.
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const Z = np.add(np.dot(np.transpose(w), X), b);
  const softplus = np.add(np.log(np.add(1, np.exp(np.negative(np.abs(Z))))), np.maximum(Z, 0));
  const cost = np.mean(np.subtract(softplus, np.multiply(Y, Z)));
  const dZ = np.subtract(np.divide(np.add(1, np.tanh(np.divide(Z, 2))), 2), Y);
  return [np.mean(np.multiply(X, dZ), { axis: 1, keepdims: true }), np.mean(dZ), cost];
}
