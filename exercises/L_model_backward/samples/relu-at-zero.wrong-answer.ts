// Writes relu's derivative itself and lets the gradient through where Z = 0.
import { linear_activation_backward, linear_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const grads: Record<string, NDArray> = {};
  const L = caches.length;
  const dAL = np.negative(np.subtract(np.divide(Y, AL), np.divide(np.subtract(1, Y), np.subtract(1, AL))));
  let [dA_prev, dW, db] = linear_activation_backward(dAL, caches[L - 1], 'sigmoid');
  Object.assign(grads, { [`dA${L - 1}`]: dA_prev, [`dW${L}`]: dW, [`db${L}`]: db });
  for (let l = L - 1; l >= 1; l--) {
    const [linear_cache, Z] = caches[l - 1];
    [dA_prev, dW, db] = linear_backward(np.multiply(dA_prev, np.greater_equal(Z, 0)), linear_cache);
    Object.assign(grads, { [`dA${l - 1}`]: dA_prev, [`dW${l}`]: dW, [`db${l}`]: db });
  }
  return grads;
}
