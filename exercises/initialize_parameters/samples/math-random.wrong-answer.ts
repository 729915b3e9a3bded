// Draws with Math.random, which no seed reaches.
import type { NDArray } from 'np';
import * as np from 'np';

/** Numbers of the language's own generator. */
function drawn(rows: number, columns: number): NDArray {
  return np.array(Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.random() * 0.01)));
}

export function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, NDArray> {
  np.random.seed(1);
  const W1 = drawn(n_h, n_x);
  const b1 = np.zeros([n_h, 1]);
  const W2 = drawn(n_y, n_h);
  const b2 = np.zeros([n_y, 1]);
  return { W1, b1, W2, b2 };
}
