// Divides by m although linear_backward has done so.
import { linear_backward } from 'course';
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const m = dA.shape[1];
  const dZ = activation === 'relu' ? relu_backward(dA, Z) : sigmoid_backward(dA, Z);
  const [dA_prev, dW, db] = linear_backward(dZ, linear_cache);
  return [dA_prev, dW.divide(m), db.divide(m)];
}
