// Turns the matrices into nested lists and uses map and reduce: loops all the same.
import type { NDArray } from 'np';
import * as np from 'np';

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  const weights = (w.toArray() as number[][]).map(([weight]) => weight);
  const examples = X.T.toArray() as number[][];
  const [labels] = Y.toArray() as number[][];
  const m = labels.length;
  const a = examples.map((x) => 1 / (1 + Math.exp(-x.reduce((z, value, k) => z + value * weights[k], b))));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / m;
  const errors = a.map((value, i) => value - labels[i]);
  const dw = weights.map((_, k) => [mean(errors.map((error, i) => error * examples[i][k]))]);
  const cost = -mean(a.map((value, i) => Math.log(labels[i] === 1 ? value : 1 - value)));
  return [np.array(dw), mean(errors), cost];
}
