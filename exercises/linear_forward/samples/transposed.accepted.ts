// Computes the transposed product and adds the bias as a row, then transposes back.
import type { NDArray } from 'np';
import * as np from 'np';

export const linear_forward = (A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] => {
  const Zt = np.add(np.matmul(A.T, W.T), b.T);
  return [Zt.T, [A, W, b]];
};
