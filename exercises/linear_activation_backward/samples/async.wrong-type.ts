// Is declared async, so that it returns a promise.
import { linear_backward } from 'course';
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';

export async function linear_activation_backward(
  dA: NDArray,
  cache: [[NDArray, NDArray, NDArray], NDArray],
  activation: 'sigmoid' | 'relu',
) {
  const [linear_cache, Z] = cache;
  const dZ = activation === 'relu' ? relu_backward(dA, Z) : sigmoid_backward(dA, Z);
  return linear_backward(dZ, linear_cache);
}
