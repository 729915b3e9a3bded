// Output layer first, then a loop over the hidden layers.
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const L = caches.length;
  const grads: Record<string, NDArray> = {};
  const dAL = np.subtract(np.divide(np.subtract(1, Y), np.subtract(1, AL)), np.divide(Y, AL));
  [grads[`dA${L - 1}`], grads[`dW${L}`], grads[`db${L}`]] = linear_activation_backward(
    dAL,
    caches[L - 1] as Cache,
    'sigmoid',
  );
  for (let l = L - 2; l >= 0; l--) {
    const dA = grads[`dA${l + 1}`] as NDArray;
    [grads[`dA${l}`], grads[`dW${l + 1}`], grads[`db${l + 1}`]] = linear_activation_backward(
      dA,
      caches[l] as Cache,
      'relu',
    );
  }
  return grads;
}
