import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Shows what a seed does: the same seed repeats the stream, no seed continues it.
 *
 * @param seed number of the stream
 * @param n_x number of input features
 * @param n_h number of hidden units
 * @returns [first, again, next], each of shape (n_h, n_x)
 */
export function seeded_random(seed: number, n_x: number, n_h: number): [NDArray, NDArray, NDArray] {
  // Write your code here: draw first, again and next with np.random.

  throw new Error('seeded_random is not written yet');
}
