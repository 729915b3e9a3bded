/** Owns the from-scratch reference of linear_activation_backward. Must import nothing but np, dnn_utils and course. */
import { linear_backward } from 'course';
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';

/** dZ = dA * g'(Z), then the gradients of the linear part. */
export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const dZ = activation === 'sigmoid' ? sigmoid_backward(dA, Z) : relu_backward(dA, Z);
  return linear_backward(dZ, linear_cache);
}
