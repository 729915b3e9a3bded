// Goes forward with the sigmoid in all layers.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++) [A] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], 'sigmoid');
  return np.greater(A, 0.5);
}
