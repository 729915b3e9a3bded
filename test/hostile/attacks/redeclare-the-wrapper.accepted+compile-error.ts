// Tries: declare names that the wrapper and the compiler use themselves.
// Holds: they are the file's own, or a syntax error; the answer is honest.
import * as np from 'np';
import type { NDArray } from 'np';

const exports = { linear_forward: () => 0 };
var require = () => ({});
const __defProp = () => {};
const __toCommonJS = () => ({});
const submission_exports = 0;
const __guest = 0;

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  if (typeof exports !== 'object' || !require || !__defProp || !__toCommonJS || submission_exports || __guest) return 0;
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
