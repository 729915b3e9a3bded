// Forgets to export the function.
import type { NDArray } from 'np';
import * as np from 'np';

function linear_backward(dZ: NDArray, cache: [NDArray, NDArray, NDArray]): NDArray[] {
  return [np.dot(cache[1].T, dZ)];
}
console.log(linear_backward.name);
