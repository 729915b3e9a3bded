// Tries: a union of a million tuple types, which needs more time and memory than the type checker has.
// Holds: the type check is ended by its limits in a process of its own; the tests run, and types alone cost no points.
// Types: endless
import * as np from 'np';
import type { NDArray } from 'np';

type Build<N extends number, T extends number[] = []> = T['length'] extends N ? T : Build<N, [...T, T['length']]>;
type Long = Build<990>;
type Cross<A extends unknown[], B extends unknown[]> = { [I in keyof A]: { [J in keyof B]: [A[I], B[J]] } }[number];
export type Pairs = Cross<Long, Long>[number];
export const pair: Pairs = [1, 'x'];

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
