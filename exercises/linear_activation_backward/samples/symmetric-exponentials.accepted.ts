// Boundary: the slope of the sigmoid as 1 / (2 + e^Z + e^-Z), which has no difference in it; lists for relu.
import { linear_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export const linear_activation_backward = (
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] => {
  const [linear_cache, Z] = cache;
  const slope = {
    sigmoid: () => np.divide(1, np.add(2, np.add(np.exp(Z), np.exp(np.negative(Z))))),
    relu: () => np.array((Z.toArray() as number[][]).map((row) => row.map((z) => (z > 0 ? 1 : 0)))),
  }[activation]();
  return linear_backward(np.multiply(slope, dA), linear_cache);
};
