// Returns plain nested lists instead of arrays.
import * as np from 'np';

export function seeded_random(seed: number, n_x: number, n_h: number) {
  const draw = () => np.random.randn(n_h, n_x).toArray();
  np.random.seed(seed);
  const first = draw();
  np.random.seed(seed);
  return [first, draw(), draw()];
}
