// Sets entries of dA to 0 in place.
import { linear_backward } from 'course';
import { sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  if (activation === 'sigmoid') return linear_backward(sigmoid_backward(dA, Z), linear_cache);
  const dZ = dA;
  dZ.imul(np.greater(Z, 0));
  return linear_backward(dZ, linear_cache);
}
