/** Owns the from-scratch reference of predict. Must import nothing but np, dnn_utils and course. */
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

/** p = 1 where AL > 0.5, else 0; prints the share of right predictions. */
export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const [AL] = L_model_forward(X, parameters);
  const p = np.greater(AL, 0.5);
  console.log(`Accuracy: ${np.mean(np.equal(p, Y))}`);
  return p;
}
