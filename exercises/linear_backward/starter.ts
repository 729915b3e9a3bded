import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Backward pass of the linear part of a layer.
 *
 * @param dZ gradient with respect to Z of this layer, (n[l], m)
 * @param cache [A_prev, W, b] from the forward pass
 * @returns [dA_prev, dW, db], each in the shape of A_prev, W and b
 */
export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W, b] = cache;
  const m = A_prev.shape[1];

  // Write your code here: compute the gradients instead of the zeros.
  const dA_prev = np.zeros([1, 1]);
  const dW = np.zeros([1, 1]);
  const db = np.zeros([1, 1]);

  return [dA_prev, dW, db];
}
