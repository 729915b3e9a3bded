// Adds up one outer product per input, in place on an array of its own; caches copies.
import type { NDArray } from 'np';
import * as np from 'np';

class Accumulator {
  readonly total: NDArray;

  constructor(shape: number[]) {
    this.total = np.zeros(shape);
  }

  add(term: NDArray): void {
    this.total.iadd(term);
  }
}

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const Z = new Accumulator([W.shape[0], A.shape[1]]);
  for (let k = 0; k < A.shape[0]; k++) {
    const column = np.array((W.toArray() as number[][]).map((row) => [row[k]]));
    const row = np.array([(A.toArray() as number[][])[k]]);
    Z.add(np.multiply(column, row));
  }
  Z.add(b);
  return [Z.total, [A.copy(), W.copy(), b.copy()]];
}
