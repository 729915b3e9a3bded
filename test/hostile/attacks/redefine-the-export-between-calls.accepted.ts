// Tries: replace the exported function by another one, in every way, once it has been called.
// Holds: the function is looked up once, after loading; the first one was honest.
import * as np from 'np';
import type { NDArray } from 'np';

declare const module: { exports: Record<string, unknown> };

export let linear_forward: unknown = (A: NDArray, W: NDArray, b: NDArray) => {
  linear_forward = () => 'replaced';
  module.exports = { linear_forward };
  return [np.add(np.dot(W, A), b), [A, W, b]];
};
void Promise.resolve().then(() => {
  linear_forward = () => 'replaced by a promise job';
});
