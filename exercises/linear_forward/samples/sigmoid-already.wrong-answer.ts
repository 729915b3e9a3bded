// Applies the sigmoid.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const Z = sigmoid(np.add(np.dot(W, A), b))[0];
  return [Z, [A, W, b]];
}
