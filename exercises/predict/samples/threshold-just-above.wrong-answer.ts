// Compares with 0.501.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, _Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const [AL] = L_model_forward(X, parameters);
  return np.greater(AL, 0.501);
}
