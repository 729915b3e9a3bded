// Squeezes a 1 x 1 array to an array without dimensions, which is still an array.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): NDArray {
  const losses = np.add(np.multiply(Y, np.log(AL)), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL))));
  return np.squeeze(np.divide(np.sum(losses, { keepdims: true }), -Y.shape[1]));
}
