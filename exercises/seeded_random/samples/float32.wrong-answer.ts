// Rounds every number to float32.
import type { NDArray } from 'np';
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  const draw = (): NDArray =>
    np.array((np.random.randn(n_h, n_x).toArray() as number[][]).map((row) => row.map((x) => Math.fround(x))));
  np.random.seed(seed);
  const first = draw();
  return [first, first.copy(), draw()];
}
