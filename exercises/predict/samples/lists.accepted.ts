// Plain JavaScript lists.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const [AL] = L_model_forward(X, parameters);
  const [row] = AL.toArray() as number[][];
  return np.array([(row as number[]).map((a) => Number(a > 0.5))]);
}
