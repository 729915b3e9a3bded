// Tries: learn where the file lies on the server.
// Holds: there is no path to learn.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const meta = import.meta as unknown as Record<string, unknown>;
  console.log(String(meta.url), String(meta.dirname), String(meta.filename));
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
