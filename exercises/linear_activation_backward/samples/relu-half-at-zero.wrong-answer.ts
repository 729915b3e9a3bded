// Takes 1/2 as the derivative of relu at Z = 0.
import { linear_backward } from 'course';
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const dZ =
    activation === 'relu'
      ? np.add(relu_backward(dA, Z), dA.multiply(0.5).multiply(np.equal(Z, 0)))
      : sigmoid_backward(dA, Z);
  return linear_backward(dZ, linear_cache);
}
