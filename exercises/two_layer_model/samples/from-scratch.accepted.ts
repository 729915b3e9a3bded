// All formulas written out, parameters changed in place, dZ2 = A2 - Y.
import type { NDArray } from 'np';
import * as np from 'np';

export function two_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.0075,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const [n_x, n_h, n_y] = layers_dims as [number, number, number];
  const m = X.shape[1] as number;
  np.random.seed(1);
  const W1 = np.random.randn(n_h, n_x).multiply(0.01);
  const W2 = np.random.randn(n_y, n_h).multiply(0.01);
  const b1 = np.zeros([n_h, 1]);
  const b2 = np.zeros([n_y, 1]);
  const costs: number[] = [];
  for (let i = 0; i < num_iterations; i++) {
    const A1 = np.maximum(0, np.add(np.dot(W1, X), b1));
    const A2 = np.divide(1, np.add(1, np.exp(np.negative(np.add(np.dot(W2, A1), b2)))));
    if (i % 100 === 0) {
      const logs = np.add(np.multiply(Y, np.log(A2)), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A2))));
      costs.push(-np.mean(logs) * n_y);
      if (print_cost) console.log(costs.at(-1));
    }
    const dZ2 = np.subtract(A2, Y).divide(m);
    const dZ1 = np.multiply(np.dot(W2.T, dZ2), np.greater(A1, 0));
    W2.isub(np.dot(dZ2, A1.T).multiply(learning_rate));
    b2.isub(dZ2.sum({ axis: 1, keepdims: true }).multiply(learning_rate));
    W1.isub(np.dot(dZ1, X.T).multiply(learning_rate));
    b1.isub(dZ1.sum({ axis: 1, keepdims: true }).multiply(learning_rate));
  }
  return [{ W1, b1, W2, b2 }, costs];
}
