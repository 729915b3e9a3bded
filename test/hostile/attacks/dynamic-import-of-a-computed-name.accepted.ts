// Tries: import modules of Node under names that are put together at run time, and answer honestly meanwhile.
// Holds: there is no loader: all of it is rejected inside the isolate, and the answer counts as usual.
import * as np from 'np';
import type { NDArray } from 'np';

const found = (module: unknown) => {
  for (;;) console.log('found', module);
};
for (const name of ['f|s', 'node:f|s', 'child_|process', 'file:///etc/pass|wd', 'data:text/javascript,ex|port default 1'])
  void import(name.split('|').join('')).then(found, () => {});

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
