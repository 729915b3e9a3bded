// Draws every entry alone, in the order in which an array is filled.
import type { NDArray } from 'np';
import * as np from 'np';

function drawMatrix(rows: number, columns: number): NDArray {
  const matrix = np.zeros([rows, columns]);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      matrix.set(np.random.randn(1, 1).item(), i, j);
    }
  }
  return matrix;
}

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  np.random.seed(seed);
  const first = drawMatrix(n_h, n_x);
  np.random.seed(seed);
  const again = drawMatrix(n_h, n_x);
  const next = drawMatrix(n_h, n_x);
  return [first, again, next];
}
