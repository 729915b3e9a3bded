// Tries: hang the type check by template types, whose union has 26 to the power of six members.
// Holds: the report does not wait for types; the check is given up, and is not begun again for the same file.
// Types: endless
import * as np from 'np';
import type { NDArray } from 'np';

type K = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z';
type T = `${K}${K}${K}`;
type Bomb = { [P in T]: { [Q in T]: `${P}${Q}` } };
export type Sum = Bomb[T][T];
export const sum: Sum = '' as Sum;
export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
