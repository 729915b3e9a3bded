// Recursion over the layers, from the output down.
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const back = (l: number, dA: NDArray): Record<string, NDArray> => {
    if (l === 0) return {};
    const activation = l === caches.length ? 'sigmoid' : 'relu';
    const [dA_prev, dW, db] = linear_activation_backward(dA, caches[l - 1] as Cache, activation);
    return { [`dA${l - 1}`]: dA_prev, [`dW${l}`]: dW, [`db${l}`]: db, ...back(l - 1, dA_prev) };
  };
  return back(caches.length, np.subtract(np.divide(np.subtract(1, Y), np.subtract(1, AL)), np.divide(Y, AL)));
}
