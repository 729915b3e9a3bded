// A class for a layer, with a switch; works on nested lists for the activation.
import { linear_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

class Layer {
  constructor(
    private readonly W: NDArray,
    private readonly b: NDArray,
    private readonly activation: string,
  ) {}

  private activate(z: number): number {
    switch (this.activation) {
      case 'sigmoid':
        return Math.exp(-Math.log1p(Math.exp(-z)));
      default:
        return z > 0 ? z : 0;
    }
  }

  forward(A_prev: NDArray): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
    const [Z, linear_cache] = linear_forward(A_prev, this.W, this.b);
    const A = (Z.toArray() as number[][]).map((row) => row.map((z) => this.activate(z)));
    return [np.array(A), [linear_cache, Z.copy()]];
  }
}

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  return new Layer(W, b, activation).forward(A_prev);
}
