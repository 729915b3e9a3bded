// Reads the probabilities with one index.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const [AL] = L_model_forward(X, parameters);
  const p = np.zeros([1, X.shape[1]]);
  for (let i = 0; i < X.shape[1]; i++) p.set(AL.at(i) > 0.5 ? 1 : 0, 0, i);
  return p;
}
