// Layer by layer with where.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++)
    [A] = linear_activation_forward(
      A,
      parameters[`W${l}`] as NDArray,
      parameters[`b${l}`] as NDArray,
      l < L ? 'relu' : 'sigmoid',
    );
  return np.where(np.less_equal(A, 0.5), 0, 1);
}
