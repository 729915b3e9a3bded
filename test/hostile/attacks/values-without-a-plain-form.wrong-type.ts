// Tries: return functions, symbols, big integers and dates where numbers belong.
// Holds: each is named as what it is; none is carried over.
import type { NDArray } from 'np';

export function linear_forward(_A: NDArray, W: NDArray) {
  return [() => 0, [Symbol('s'), 10n ** 1000n, new Date(0), W, /x/, undefined]];
}
