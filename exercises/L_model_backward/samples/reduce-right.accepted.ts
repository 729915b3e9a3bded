// reduceRight over the caches; the labels choose between -1/AL and 1/(1 - AL).
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export const L_model_backward = (AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> => {
  const dAL = np.where(np.equal(Y, 1), np.divide(-1, AL), np.divide(1, np.subtract(1, AL)));
  return caches.reduceRight(
    ({ dA, grads }, cache, i) => {
      const back = linear_activation_backward(dA, cache, i < caches.length - 1 ? 'relu' : 'sigmoid');
      const names = [`dA${i}`, `dW${i + 1}`, `db${i + 1}`];
      return { dA: back[0], grads: { ...grads, ...Object.fromEntries(names.map((name, k) => [name, back[k]])) } };
    },
    { dA: dAL, grads: {} },
  ).grads;
};
