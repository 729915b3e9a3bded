// All formulas written out: no function of the course, masks and products.
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const grads: Record<string, NDArray> = {};
  const m = Y.shape[1];
  let dA = np.subtract(np.divide(np.subtract(1, Y), np.subtract(1, AL)), np.divide(Y, AL));
  for (let i = caches.length - 1; i >= 0; i--) {
    const [[A_prev, W], Z] = caches[i];
    const s = np.divide(1, np.add(1, np.exp(np.negative(Z))));
    const slope = i === caches.length - 1 ? np.multiply(s, np.subtract(1, s)) : np.greater(Z, 0);
    const dZ = np.multiply(dA, slope);
    grads[`dW${i + 1}`] = np.dot(dZ, A_prev.T).divide(m);
    grads[`db${i + 1}`] = np.mean(dZ, { axis: 1, keepdims: true });
    dA = np.dot(W.T, dZ);
    grads[`dA${i}`] = dA;
  }
  return grads;
}
