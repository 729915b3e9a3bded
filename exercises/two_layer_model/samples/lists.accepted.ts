// Plain JavaScript lists and loops; np only for the initial weights and the result.
import { initialize_parameters } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

const lists = (array: NDArray): number[][] => array.toArray() as number[][];
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

export function two_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.0075,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const [n_x, n_h, n_y] = layers_dims;
  const start = initialize_parameters(n_x, n_h, n_y);
  const [W1, W2] = [lists(start.W1), lists(start.W2)];
  const [b1, b2] = [W1.map(() => 0), W2.map(() => 0)];
  const [x, y] = [lists(X), lists(Y)];
  const m = x[0].length;
  const costs: number[] = [];
  for (let i = 0; i < num_iterations; i++) {
    const [dW1, dW2] = [W1, W2].map((W) => W.map((row) => row.map(() => 0)));
    const [db1, db2] = [b1, b2].map((b) => b.map(() => 0));
    let cost = 0;
    for (let e = 0; e < m; e++) {
      const z1 = W1.map((row, h) => row.reduce((sum, w, k) => sum + w * x[k][e], b1[h]));
      const a1 = z1.map((z) => Math.max(z, 0));
      const a2 = W2.map((row, o) => sigmoid(row.reduce((sum, w, h) => sum + w * a1[h], b2[o])));
      a2.forEach((a, o) => {
        cost -= (y[o][e] * Math.log(a) + (1 - y[o][e]) * Math.log(1 - a)) / m;
        const dz2 = (a - y[o][e]) / m;
        db2[o] += dz2;
        a1.forEach((activation, h) => {
          dW2[o][h] += dz2 * activation;
          const dz1 = z1[h] > 0 ? W2[o][h] * dz2 : 0;
          db1[h] += dz1;
          for (let k = 0; k < n_x; k++) dW1[h][k] += dz1 * x[k][e];
        });
      });
    }
    if (i % 100 === 0) costs.push(cost);
    if (print_cost && i % 100 === 0) console.log(`Cost after iteration ${i}: ${cost}`);
    const step = (value: number[], slope: number[]): void =>
      value.forEach((_, k) => (value[k] -= learning_rate * slope[k]));
    [...W1, ...W2, b1, b2].forEach((value, k) => step(value, [...dW1, ...dW2, db1, db2][k]));
  }
  const column = (b: number[]): NDArray => np.array(b.map((v) => [v]));
  return [{ W1: np.array(W1), b1: column(b1), W2: np.array(W2), b2: column(b2) }, costs];
}
