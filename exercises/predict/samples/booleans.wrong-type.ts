// A list of booleans.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const [row] = L_model_forward(X, parameters)[0].toArray() as number[][];
  return (row as number[]).map((a) => a > 0.5) as unknown as NDArray;
}
