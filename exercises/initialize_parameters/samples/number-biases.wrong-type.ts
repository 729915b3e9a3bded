// The biases are the number 0 instead of columns of zeros.
import * as np from 'np';

export function initialize_parameters(n_x: number, n_h: number, n_y: number) {
  np.random.seed(1);
  const W1 = np.random.randn(n_h, n_x).multiply(0.01);
  const W2 = np.random.randn(n_y, n_h).multiply(0.01);
  return { W1, b1: 0, W2, b2: 0 };
}
