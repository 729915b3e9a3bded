// Leaves relu out.
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++) A = np.add(np.dot(parameters[`W${l}`], A), parameters[`b${l}`]);
  return np.greater(A, 0);
}
