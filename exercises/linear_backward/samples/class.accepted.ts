// A class that keeps the cache; transposes the whole product instead of the factors.
import type { NDArray } from 'np';
import * as np from 'np';

class LinearLayer {
  constructor(
    private readonly A_prev: NDArray,
    private readonly W: NDArray,
    private readonly b: NDArray,
  ) {}

  private get m(): number {
    return this.A_prev.shape[1];
  }

  backward(dZ: NDArray): [NDArray, NDArray, NDArray] {
    const dW = this.A_prev.dot(dZ.T).T.multiply(1 / this.m);
    const db = np.reshape(np.sum(dZ, { axis: 1 }), this.b.shape).divide(this.m);
    return [dZ.T.dot(this.W).T, dW, db];
  }
}

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  return new LinearLayer(...cache).backward(dZ);
}
