// Tries: replace JSON.stringify and JSON.parse by forgeries of a passing reply.
// Holds: the harness captured its own before this file was loaded.
import * as np from 'np';
import type { NDArray } from 'np';

const passing = '{"log":"","result":{"outcome":"returned","verdict":"accepted","calls":[],"inputs":[]}}';
JSON.stringify = () => passing;
JSON.parse = () => ({ verdict: 'accepted' });

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
