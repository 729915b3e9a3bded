// Tries: a type whose evaluation takes for ever.
// Holds: the type check is ended by time in a process of its own; the tests run, and types alone cost no points.
// Types: endless
import * as np from 'np';
import type { NDArray } from 'np';

type Bits = 0 | 1;
type Numbers = `${Bits}${Bits}${Bits}${Bits}${Bits}${Bits}${Bits}${Bits}${Bits}`;
type Spin<A extends string, B extends string> = A extends `${infer H}${infer T}`
  ? B extends `${infer G}${infer S}`
    ? H extends G
      ? Spin<T, S>
      : `${H}${Spin<T, B>}` | `${G}${Spin<A, S>}`
    : A
  : B;
export type Endless = Spin<Numbers, Numbers>;
export const endless: Endless = '0';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
