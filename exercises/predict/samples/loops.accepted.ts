// Plain loops, as in the course.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const [probabilities] = L_model_forward(X, parameters);
  const m = X.shape[1] as number;
  const p = np.zeros([1, m]);
  let right = 0;
  for (let i = 0; i < m; i++) {
    p.set(probabilities.at(0, i) > 0.5 ? 1 : 0, 0, i);
    if (p.at(0, i) === Y.at(0, i)) right += 1;
  }
  console.log(`Accuracy: ${right / m}`);
  return p;
}
