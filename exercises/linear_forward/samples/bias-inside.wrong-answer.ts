// Adds the bias to the activations before the product, W (A + b); where the shapes forbid it, adds its mean.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const bias = b.shape[0] === A.shape[0] ? b : np.mean(b);
  const Z = np.dot(W, np.add(A, bias));
  return [Z, [A, W, b]];
}
