// A class per layer, all formulas written out.
import type { NDArray } from 'np';
import * as np from 'np';

class Layer {
  W: NDArray;
  b: NDArray;
  private readonly output: boolean;
  private A_prev: NDArray;
  private Z: NDArray;
  constructor(n: number, n_prev: number, output: boolean) {
    this.W = np.random.randn(n, n_prev).multiply(1 / Math.sqrt(n_prev));
    this.b = np.zeros([n, 1]);
    this.output = output;
    this.A_prev = this.b;
    this.Z = this.b;
  }
  forward(A_prev: NDArray): NDArray {
    this.A_prev = A_prev;
    this.Z = np.add(np.dot(this.W, A_prev), this.b);
    return this.output ? np.divide(1, np.add(1, np.exp(np.negative(this.Z)))) : np.maximum(this.Z, 0);
  }
  /** At the output dA is already dZ. */
  backward(dA: NDArray, rate: number): NDArray {
    const dZ = this.output ? dA : np.multiply(dA, np.greater(this.Z, 0));
    const dA_prev = np.dot(this.W.T, dZ);
    this.W = np.subtract(this.W, np.dot(dZ, this.A_prev.T).multiply(rate));
    this.b = np.subtract(this.b, np.sum(dZ, { axis: 1, keepdims: true }).multiply(rate));
    return dA_prev;
  }
}

export function L_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.009,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  np.random.seed(1);
  const layers = layers_dims
    .slice(1)
    .map((n, i) => new Layer(n, layers_dims[i] as number, i === layers_dims.length - 2));
  const costs: number[] = [];
  const m = X.shape[1] as number;
  for (let i = 0; i < num_iterations; i++) {
    const AL = layers.reduce((A, layer) => layer.forward(A), X);
    const logs = np.add(np.multiply(Y, np.log(AL)), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL))));
    if (i % 100 === 0) costs.push(-np.sum(logs) / m);
    if (print_cost && i % 100 === 0) console.log(costs.at(-1));
    layers.reduceRight((error, layer) => layer.backward(error, learning_rate), np.subtract(AL, Y).divide(m));
  }
  return [
    Object.fromEntries(
      layers.flatMap(({ W, b }, i) => [
        [`W${i + 1}`, W],
        [`b${i + 1}`, b],
      ]),
    ),
    costs,
  ];
}
