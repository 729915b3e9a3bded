// Writes the activation functions as formulas, in a table of arrow functions.
import type { NDArray } from 'np';
import * as np from 'np';

const g: Record<string, (Z: NDArray) => NDArray> = {
  sigmoid: (Z) => np.divide(1, np.add(1, np.exp(np.negative(Z)))),
  relu: (Z) => np.maximum(Z, 0),
};

export const linear_activation_forward = (
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] => {
  const Z = np.matmul(W, A_prev).add(b);
  return [g[activation](Z), [[A_prev, W, b], Z]];
};
