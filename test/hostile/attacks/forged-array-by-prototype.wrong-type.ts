// Tries: forge an array of np from its prototype.
// Holds: arrays are recognised by a private brand.
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const shape = [W.shape[0], A.shape[1]];
  const forged: object = Object.create(Object.getPrototypeOf(A), {
    shape: { value: shape },
    data: { value: new Float64Array(1) },
  });
  return [forged, [A, W, b]];
}
