// Reads a dA that is not there yet.
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const grads: Record<string, NDArray> = {};
  const L = caches.length;
  const dAL = np.negative(np.subtract(np.divide(Y, AL), np.divide(np.subtract(1, Y), np.subtract(1, AL))));
  [grads[`dA${L - 1}`], grads[`dW${L}`], grads[`db${L}`]] = linear_activation_backward(dAL, caches[L - 1], 'sigmoid');
  for (let l = L - 1; l >= 1; l--) {
    const [dA_prev, dW, db] = linear_activation_backward(grads[`dA${l + 1}`], caches[l - 1], 'relu');
    grads[`dA${l - 1}`] = dA_prev;
    grads[`dW${l}`] = dW;
    grads[`db${l}`] = db;
  }
  return grads;
}
