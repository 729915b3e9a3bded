// Swaps Y and AL in dAL; a label of 0 divides by 0.
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const grads: Record<string, NDArray> = {};
  let dA = np.negative(np.subtract(np.divide(AL, Y), np.divide(np.subtract(1, AL), np.subtract(1, Y))));
  for (let l = caches.length; l >= 1; l--) {
    const [dA_prev, dW, db] = linear_activation_backward(dA, caches[l - 1], l === caches.length ? 'sigmoid' : 'relu');
    grads[`dA${l - 1}`] = dA_prev;
    grads[`dW${l}`] = dW;
    grads[`db${l}`] = db;
    dA = dA_prev;
  }
  return grads;
}
