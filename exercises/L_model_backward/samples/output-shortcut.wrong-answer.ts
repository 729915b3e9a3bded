// Uses dZ = AL - Y at the output.
import { linear_activation_backward, linear_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const L = caches.length;
  const grads: Record<string, NDArray> = {};
  [grads[`dA${L - 1}`], grads[`dW${L}`], grads[`db${L}`]] = linear_backward(
    np.subtract(AL, Y),
    (caches[L - 1] as Cache)[0],
  );
  for (let l = L - 1; l >= 1; l--)
    [grads[`dA${l - 1}`], grads[`dW${l}`], grads[`db${l}`]] = linear_activation_backward(
      grads[`dA${l}`] as NDArray,
      caches[l - 1] as Cache,
      'relu',
    );
  return grads;
}
