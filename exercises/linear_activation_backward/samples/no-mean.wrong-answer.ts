// Forgets 1/m.
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [[A_prev, W], Z] = cache;
  const dZ = activation === 'relu' ? relu_backward(dA, Z) : sigmoid_backward(dA, Z);
  return [np.dot(W.T, dZ), np.dot(dZ, A_prev.T), np.sum(dZ, { axis: 1, keepdims: true })];
}
