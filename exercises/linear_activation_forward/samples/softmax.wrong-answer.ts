// Divides by the sum over the units, as softmax does.
import { linear_forward } from 'course';
import { relu } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

function softmax(Z: NDArray): [NDArray, NDArray] {
  const powers = np.exp(np.subtract(Z, np.max(Z, { axis: 0, keepdims: true })));
  return [np.divide(powers, np.sum(powers, { axis: 0, keepdims: true })), Z];
}

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  const [A, activation_cache] = activation === 'sigmoid' ? softmax(Z) : relu(Z);
  return [A, [linear_cache, activation_cache]];
}
