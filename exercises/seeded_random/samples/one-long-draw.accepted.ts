// Draws both halves of the stream at once and cuts them apart.
import type { NDArray } from 'np';
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  const size = n_h * n_x;
  np.random.seed(seed);
  const numbers = np.random.randn(1, 2 * size).toArray() as number[][];
  const half = (start: number): NDArray => np.array(numbers[0].slice(start, start + size)).reshape([n_h, n_x]);
  return [half(0), half(0), half(size)];
}
