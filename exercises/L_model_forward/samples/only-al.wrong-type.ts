// Returns AL alone.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): NDArray {
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l < L; l++) [A] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], 'relu');
  const [AL] = linear_activation_forward(A, parameters[`W${L}`], parameters[`b${L}`], 'sigmoid');
  return AL;
}
