// A class keeps the sizes, and scales in place. The keys come out in another order, which does not matter.
import type { NDArray } from 'np';
import * as np from 'np';

class Initialiser {
  constructor(private readonly dims: number[]) {}

  weights(l: number): NDArray {
    const W = np.random.randn(this.dims[l], this.dims[l - 1]);
    W.idiv(100);
    return W;
  }

  bias(l: number): NDArray {
    return np.zeros([this.dims[l], 1]);
  }
}

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  np.random.seed(3);
  const initialiser = new Initialiser(layer_dims);
  const parameters: Record<string, NDArray> = {};
  for (let l = 1; l < layer_dims.length; l++) parameters[`W${l}`] = initialiser.weights(l);
  for (let l = 1; l < layer_dims.length; l++) parameters[`b${l}`] = initialiser.bias(l);
  return parameters;
}
