// Clips the probabilities at 1e-4.
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const grads: Record<string, NDArray> = {};
  const P = np.minimum(np.maximum(AL, 1e-4), 1 - 1e-4);
  let dA = np.negative(np.subtract(np.divide(Y, P), np.divide(np.subtract(1, Y), np.subtract(1, P))));
  for (let l = caches.length; l >= 1; l--) {
    const activation = l === caches.length ? 'sigmoid' : 'relu';
    const [dA_prev, dW, db] = linear_activation_backward(dA, caches[l - 1], activation);
    grads[`dA${l - 1}`] = dA_prev;
    grads[`dW${l}`] = dW;
    grads[`db${l}`] = db;
    dA = dA_prev;
  }
  return grads;
}
