import { linear_backward } from 'course';
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Backward pass of one layer: the activation function, then the linear part.
 *
 * @param dA gradient with respect to A of this layer, (n[l], m)
 * @param cache [linear_cache, activation_cache] = [[A_prev, W, b], Z]
 * @param activation "sigmoid" or "relu"
 * @returns [dA_prev, dW, db], each in the shape of A_prev, W and b
 */
export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, activation_cache] = cache;

  // Write your code here: dZ with relu_backward or sigmoid_backward, then linear_backward.
  const dZ = np.zeros([1, 1]);

  return [dZ, dZ, dZ];
}
