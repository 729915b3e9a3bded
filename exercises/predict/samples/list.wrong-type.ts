// Returns nested lists.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): any {
  const A = L_model_forward(X, parameters)[0].toArray() as number[][];
  return A.map((row) => row.map((a) => (a > 0.5 ? 1 : 0)));
}
