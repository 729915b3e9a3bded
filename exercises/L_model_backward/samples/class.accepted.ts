// A class that collects the gradients.
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

class Gradients {
  readonly grads: Record<string, NDArray> = {};
  constructor(private readonly caches: Cache[]) {}

  back(layer: number, dA: NDArray): void {
    const activation = layer === this.caches.length ? 'sigmoid' : 'relu';
    const [dA_prev, dW, db] = linear_activation_backward(dA, this.caches[layer - 1], activation);
    this.grads[`db${layer}`] = db;
    this.grads[`dW${layer}`] = dW;
    this.grads[`dA${layer - 1}`] = dA_prev;
    if (layer > 1) this.back(layer - 1, dA_prev);
  }
}

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const collector = new Gradients(caches);
  collector.back(
    caches.length,
    np.negative(np.subtract(np.divide(Y, AL), np.divide(np.subtract(1, Y), np.subtract(1, AL)))),
  );
  return collector.grads;
}
