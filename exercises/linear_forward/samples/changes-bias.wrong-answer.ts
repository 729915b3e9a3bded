// The right Z, but b is set to zero afterwards, "because it has been used".
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const used = b.copy();
  const Z = np.add(np.dot(W, A), b);
  b.imul(0);
  return [Z, [A, W, used]];
}
