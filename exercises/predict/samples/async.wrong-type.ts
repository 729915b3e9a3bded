// Is declared async, so that it returns a promise.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export async function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): Promise<NDArray> {
  return np.greater(L_model_forward(X, parameters)[0], 0.5);
}
