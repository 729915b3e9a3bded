// Tries: hang the type check of a file that is just below the size limit, so that its program may not get out in time.
// Holds: the program is there before its types are looked at, whatever its size; the tests run.
// Types: endless
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Word = `${Digit}${Digit}${Digit}${Digit}`;
type Zip<A extends string, B extends string> = A extends `${infer H}${infer T}` ? B extends `${infer G}${infer S}` ? `${H}${G}${Zip<T, S>}` | Zip<T, B> : A : B;
export const zip: Zip<Word, Word> = '';
⟪{ const b = (a: number) => { const c = a * 2; return c + a; }; b(1); }
*850⟫
