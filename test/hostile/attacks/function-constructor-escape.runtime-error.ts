// Tries: reach the outside through the constructors of everything that came from outside: np, console, require, arguments.
// Holds: all of them were made inside the isolate; their constructors lead nowhere else.
import * as np from 'np';
import type { NDArray } from 'np';

declare const require: object;
declare const module: object;

export function linear_forward(A: NDArray) {
  const code = 'return typeof process !== "undefined" ? process : globalThis.constructor.constructor("return process")()';
  let last: unknown;
  for (const root of [np.dot, np.random.rand, console.log, require, module.constructor, A.constructor, A.toArray]) {
    try {
      const make = root.constructor as FunctionConstructor;
      (make(code)() as { exit(code: number): void }).exit(0);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
