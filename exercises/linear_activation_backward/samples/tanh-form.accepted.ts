// The slope of the sigmoid as (1 - tanh(Z/2)^2) / 4, a table of functions.
import { linear_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const slopes = {
    sigmoid: (Z: NDArray) => np.divide(np.subtract(1, np.square(np.tanh(np.divide(Z, 2)))), 4),
    relu: (Z: NDArray) => np.where(np.less_equal(Z, 0), 0, 1),
  };
  return linear_backward(np.multiply(dA, slopes[activation](cache[1])), cache[0]);
}
