// Tries: stop the compiler by a source map that is none.
// Holds: comments steer nothing; the file is compiled.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
/*# sourceMappingURL=data:application/json;base64,e30= */
//# sourceMappingURL=data:application/json,{
