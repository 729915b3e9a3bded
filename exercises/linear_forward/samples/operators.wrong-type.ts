// Writes `+` between arrays, which joins their texts.
import * as np from 'np';

export function linear_forward(A: np.NDArray, W: np.NDArray, b: np.NDArray) {
  const Z = np.dot(W, A) + b;
  return [Z, [A, W, b]];
}
