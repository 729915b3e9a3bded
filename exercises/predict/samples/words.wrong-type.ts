// Returns "cat" and "non-cat".
import { L_model_forward } from 'course';
import type { NDArray } from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): any {
  const [row] = L_model_forward(X, parameters)[0].toArray() as number[][];
  return row.map((a) => (a > 0.5 ? 'cat' : 'non-cat'));
}
