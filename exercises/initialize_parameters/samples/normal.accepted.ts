// Boundary: draws with the standard deviation 0.01 directly, and has no type annotations (a type error that costs nothing).
import * as np from 'np';

export function initialize_parameters(n_x, n_h, n_y) {
  np.random.seed(1);
  const W1 = np.random.normal(0, 0.01, [n_h, n_x]);
  const W2 = np.random.normal(0, 0.01, [n_y, n_h]);
  return { W1, b1: W1.multiply(0).sum({ axis: 1, keepdims: true }), W2, b2: np.zeros([n_y, 1]) };
}
