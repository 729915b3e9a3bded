// Tries: be called back from inside a solved earlier function and look around there: stack, callers, arguments.
// Holds: callbacks see no source and no frame's values.
import * as np from 'np';
import * as course from 'course';
import type { NDArray } from 'np';

const look = Function('return function spy() { try { return String(arguments.callee.caller) } catch (e) { return String(e) } }')();
const spy: object = new Proxy(
  {},
  {
    get(_target, key) {
      console.log(String(key), look(), new Error('here').stack);
      return key === Symbol.toPrimitive ? () => 2 : spy;
    },
  },
);

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  for (const name of Object.keys(course)) {
    try {
      (course as unknown as Record<string, (...args: unknown[]) => unknown>)[name]?.(spy, spy, spy);
    } catch (error) {
      console.log(String((error as Error).stack));
    }
  }
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
