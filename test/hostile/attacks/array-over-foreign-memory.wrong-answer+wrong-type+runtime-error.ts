// Tries: build an array over a proxy or a list, so that its elements change between being checked and being read.
// Holds: np copies what it is given, or refuses it.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  let reads = 0;
  const moving = new Proxy([[0, 0]], { get: (target, key) => (key === '0' ? [reads++, reads++] : Reflect.get(target, key)) });
  const Z = np.array(moving as never);
  return [Z, [A, W, b]];
}
