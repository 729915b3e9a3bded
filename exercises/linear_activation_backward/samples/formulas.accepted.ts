// All formulas written out, with a mask for relu and exponentials for the sigmoid.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [[A_prev, W], Z] = cache;
  const m = dA.shape[1] as number;
  const e = np.exp(np.negative(Z));
  const slope = activation === 'relu' ? np.greater(Z, 0) : np.divide(e, np.square(np.add(1, e)));
  const dZ = np.multiply(dA, slope);
  return [np.dot(W.T, dZ), np.dot(dZ, A_prev.T).divide(m), np.mean(dZ, { axis: 1, keepdims: true })];
}
