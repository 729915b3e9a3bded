// exercise: vectorize
// Tries: loop over examples and features through np's own memory, which counts no accesses.
// Holds: np's memory cannot be reached; all that students read is counted.
// Score: partial
import type { NDArray } from 'np';

type Internals = { raw(array: NDArray): { data: Float64Array } };

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray) {
  const Class = w.constructor as unknown as Internals;
  const [W, x, y] = [w, X, Y].map((array) => Class.raw(array).data) as [Float64Array, Float64Array, Float64Array];
  const n = W.length;
  const m = y.length;
  const dw = w.multiply(0);
  const gradient = Class.raw(dw).data;
  let db = 0;
  let cost = 0;
  for (let i = 0; i < m; i++) {
    let z = b;
    for (let j = 0; j < n; j++) z += (W[j] as number) * (x[j * m + i] as number);
    const a = 1 / (1 + Math.exp(-z));
    const label = y[i] as number;
    cost -= (label * Math.log(a) + (1 - label) * Math.log(1 - a)) / m;
    db += (a - label) / m;
    for (let j = 0; j < n; j++) gradient[j] = (gradient[j] as number) + ((a - label) * (x[j * m + i] as number)) / m;
  }
  return [dw, db, cost];
}
