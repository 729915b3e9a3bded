// Tries: build an array over a proxy, so that its elements change between being checked and being read.
// Holds: np copies what it is given, or refuses it.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  let reads = 0;
  const moving = (length: number, item: () => unknown) =>
    new Proxy(Array(length).fill(0), { get: (_, key) => (key === 'length' ? length : /^\d+$/.test(String(key)) ? item() : undefined) });
  const rows = moving(W.shape[0] as number, () => moving(A.shape[1] as number, () => reads++ + 0.5));
  return [np.array(rows as never), [A, W, b]];
}
