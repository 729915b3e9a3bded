// Rounds to the eight decimals that are printed.
import type { NDArray } from 'np';
import * as np from 'np';

const rounded = (a: NDArray): NDArray =>
  np.array((a.toArray() as number[][]).map((row) => row.map((x) => Number(x.toFixed(8)))));

export function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, NDArray> {
  np.random.seed(1);
  return {
    W1: rounded(np.random.randn(n_h, n_x).multiply(0.01)),
    b1: np.zeros([n_h, 1]),
    W2: rounded(np.random.randn(n_y, n_h).multiply(0.01)),
    b2: np.zeros([n_y, 1]),
  };
}
