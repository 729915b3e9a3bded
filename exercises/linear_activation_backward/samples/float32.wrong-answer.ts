// Rounds dZ to float32.
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
  const dZ = activation === 'relu' ? relu_backward(dA, Z) : sigmoid_backward(dA, Z);
  const rounded = (dZ.toArray() as number[][]).map((row) => row.map((x) => Math.fround(x)));
  return linear_backward(np.array(rounded), linear_cache);
}
