// Tries: answer the second reading of the result differently from the first, right only in one of them.
// Holds: a result is read exactly once; the first reading is wrong.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const right = np.add(np.dot(W, A), b);
  let reads = 0;
  return new Proxy([right, [A, W, b]], {
    get: (target, key) => (key === '0' ? (reads++ === 0 ? np.multiply(right, 0) : right) : Reflect.get(target, key)),
  });
}
