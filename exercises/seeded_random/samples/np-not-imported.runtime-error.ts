// Forgets `import * as np from "np"`: the type check says so and the first call fails.
import type { NDArray } from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  np.random.seed(seed);
  const first = np.random.randn(n_h, n_x);
  np.random.seed(seed);
  const again = np.random.randn(n_h, n_x);
  return [first, again, np.random.randn(n_h, n_x)];
}
