// Tries: a tuple type that doubles until memory ends.
// Holds: the type check is ended by its limits in a process of its own; the tests run.
import * as np from 'np';
import type { NDArray } from 'np';

type Double<T extends unknown[], N extends unknown[]> = N extends [unknown, ...infer Rest]
  ? Double<[...T, ...T], Rest>
  : T;
type Twenty = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
export const tuple: Double<[{ a: 1 }], Twenty> = [{ a: 2 }];
type Nine = Double<[1], [1, 1, 1, 1, 1, 1, 1, 1, 1]>;
export type Pairs = { [K in keyof Nine]: { [L in keyof Nine]: [K, L, Double<[K], [1, 1, 1, 1, 1, 1, 1, 1, 1]>] } };
export const pairs: Pairs[number][number] = 0;

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
