// Tries: reject promises with what is no error: null, symbols, proxies, errors whose message is not a text.
// Holds: whatever is thrown is the student's error, never the grader's failure.
// Score: partial
import * as np from 'np';
import type { NDArray } from 'np';

const strange = (message: unknown) => Object.defineProperty(new Error('x'), 'message', { value: message });
const values: unknown[] = [
  null,
  undefined,
  Symbol('s'),
  7n,
  strange(7),
  strange(Symbol('s')),
  strange({ slice: 1 }),
  new Proxy(new Error('x'), {}),
  {
    toString() {
      throw new Error('no text');
    },
  },
  Object.create(null),
  Proxy.revocable({}, {}).proxy,
];
let turn = 0;

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  void Promise.reject(values[turn++ % values.length]);
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
