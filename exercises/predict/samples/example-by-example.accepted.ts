// One example at a time, joined at the end.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const decide = (x: NDArray): NDArray => {
    const [a] = L_model_forward(x, parameters);
    return np.full([1, 1], a.item() > 0.5 ? 1 : 0);
  };
  return np.hstack(Array.from({ length: X.shape[1] }, (_, j) => decide(X.col(j))));
}
