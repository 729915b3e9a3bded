// Tries: let module.exports hand out the honest function once and another one afterwards.
// Holds: the function is looked up once, after loading.
import * as np from 'np';
import type { NDArray } from 'np';

declare const module: { exports: unknown };

let reads = 0;
const honest = (A: NDArray, W: NDArray, b: NDArray) => [np.add(np.dot(W, A), b), [A, W, b]];
const other = () => 'something else';
module.exports = {
  get linear_forward() {
    return reads++ === 0 ? honest : other;
  },
};
