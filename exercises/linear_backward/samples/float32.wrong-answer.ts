// Rounds dW to 32 bits.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const m = A_prev.shape[1] as number;
  const dW = np.dot(dZ, A_prev.T).divide(m);
  for (let i = 0; i < (dW.shape[0] as number); i++)
    for (let j = 0; j < (dW.shape[1] as number); j++) dW.set(Math.fround(dW.at(i, j)), i, j);
  return [np.dot(W.T, dZ), dW, np.mean(dZ, { axis: 1, keepdims: true })];
}
