// A class keeps the activations and the caches; sigmoid in the form with tanh.
import { linear_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

class Network {
  private readonly caches: Cache[] = [];

  constructor(private A: NDArray) {}

  layer(W: NDArray, b: NDArray, activation: (Z: NDArray) => NDArray): this {
    const [Z, cache] = linear_forward(this.A, W, b);
    this.caches.push([cache, Z]);
    this.A = activation(Z);
    return this;
  }

  result(): [NDArray, Cache[]] {
    return [this.A, this.caches];
  }
}

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const network = new Network(X);
  const L = Object.keys(parameters).filter((key) => key.startsWith('W')).length;
  for (let l = 1; l < L; l++)
    network.layer(parameters[`W${l}`], parameters[`b${l}`], (Z) => np.where(np.less(Z, 0), 0, Z));
  network.layer(parameters[`W${L}`], parameters[`b${L}`], (Z) => np.tanh(Z.multiply(0.5)).add(1).multiply(0.5));
  return network.result();
}
