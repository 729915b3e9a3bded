import { linear_forward } from 'course';
import { relu, sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Forward pass of one layer: the linear part, then the activation function.
 *
 * @param A_prev activations of the layer before, (n[l-1], m)
 * @param W weights, (n[l], n[l-1])
 * @param b biases, (n[l], 1)
 * @param activation "sigmoid" or "relu"
 * @returns [A, cache]: A of shape (n[l], m), cache is [linear_cache, activation_cache] = [[A_prev, W, b], Z]
 */
export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [A: NDArray, cache: [linear_cache: [NDArray, NDArray, NDArray], activation_cache: NDArray]] {
  const [Z, linear_cache] = linear_forward(A_prev, W, b);

  // Write your code here: compute A and activation_cache with sigmoid or relu instead of the zeros.
  const A = np.zeros([1, 1]);
  const activation_cache = np.zeros([1, 1]);

  return [A, [linear_cache, activation_cache]];
}
