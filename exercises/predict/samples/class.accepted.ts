// A class for the trained network; all formulas written out.
import type { NDArray } from 'np';
import * as np from 'np';

class Network {
  private readonly layers: { W: NDArray; b: NDArray }[] = [];

  constructor(parameters: Record<string, NDArray>) {
    for (let l = 1; `W${l}` in parameters; l++) this.layers.push({ W: parameters[`W${l}`], b: parameters[`b${l}`] });
  }

  private probabilities(X: NDArray): NDArray {
    return this.layers.reduce((A, { W, b }, i) => {
      const Z = W.dot(A).add(b);
      return i < this.layers.length - 1 ? np.maximum(Z, 0) : np.divide(1, np.add(1, np.exp(Z.negative())));
    }, X);
  }

  decide(X: NDArray): NDArray {
    return np.where(np.greater(this.probabilities(X), 0.5), 1, 0);
  }
}

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const network = new Network(parameters);
  const p = network.decide(X);
  console.log(`Accuracy: ${100 * (1 - np.mean(np.abs(np.subtract(p, Y))))} %`);
  return p;
}
