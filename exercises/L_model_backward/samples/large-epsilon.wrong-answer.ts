// Adds an epsilon of 1e-5 to the divisors.
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const grads: Record<string, NDArray> = {};
  let dA = np.negative(
    np.subtract(
      np.divide(Y, np.add(AL, 1e-5)),
      np.divide(np.subtract(1, Y), np.add(np.subtract(1, AL), 1e-5)),
    ),
  );
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
