import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Makes the parameters of a network with one hidden layer.
 *
 * @param n_x number of input features
 * @param n_h number of hidden units
 * @param n_y number of output units
 * @returns { W1, b1, W2, b2 }: (n_h, n_x), (n_h, 1), (n_y, n_h), (n_y, 1)
 */
export function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, NDArray> {
  np.random.seed(1);

  // Write your code here: W1, b1, W2 and b2.

  return {};
}
