// Keeps one dict for all calls, so that keys of deeper networks stay in it.
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

const remembered: Record<string, NDArray> = {};

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const L = caches.length;
  let dA = np.negative(np.subtract(np.divide(Y, AL), np.divide(np.subtract(1, Y), np.subtract(1, AL))));
  for (let l = L; l >= 1; l--) {
    const [dA_prev, dW, db] = linear_activation_backward(dA, caches[l - 1], l === L ? 'sigmoid' : 'relu');
    remembered[`dA${l - 1}`] = dA_prev;
    remembered[`dW${l}`] = dW;
    remembered[`db${l}`] = db;
    dA = dA_prev;
  }
  return remembered;
}
