// Scales plain nested lists and makes arrays of them at the end.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, NDArray> {
  function weights(rows: number, columns: number): NDArray {
    const drawn = np.random.randn(rows, columns).toArray() as number[][];
    return np.array(drawn.map((row) => row.map((x) => x * 0.01)));
  }
  function bias(rows: number): NDArray {
    return np.array(Array.from({ length: rows }, () => [0]));
  }
  np.random.seed(1);
  const W1 = weights(n_h, n_x);
  const W2 = weights(n_y, n_h);
  return { W1, b1: bias(n_h), W2, b2: bias(n_y) };
}
