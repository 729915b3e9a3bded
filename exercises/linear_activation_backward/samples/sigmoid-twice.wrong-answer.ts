// Takes the activation cache for activations and applies the sigmoid once too often.
import { linear_backward } from 'course';
import { relu_backward, sigmoid, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const dZ = activation === 'relu' ? relu_backward(dA, Z) : sigmoid_backward(dA, sigmoid(Z)[0]);
  return linear_backward(dZ, linear_cache);
}
