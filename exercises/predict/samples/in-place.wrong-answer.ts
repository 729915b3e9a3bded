// Writes the predictions over the labels.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const [AL] = L_model_forward(X, parameters);
  for (let i = 0; i < Y.shape[1]; i++) Y.set(AL.at(0, i) > 0.5 ? 1 : 0, 0, i);
  return Y;
}
