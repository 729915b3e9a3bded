// Plain loops over units, examples and inputs, with at and set.
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

function oneLayer(A_prev: NDArray, W: NDArray, b: NDArray, g: (z: number) => number): [NDArray, Cache] {
  const Z = np.zeros([W.shape[0], A_prev.shape[1]]);
  const A = np.zeros(Z.shape);
  for (let i = 0; i < W.shape[0]; i++) {
    for (let j = 0; j < A_prev.shape[1]; j++) {
      let z = 0;
      for (let k = 0; k < W.shape[1]; k++) z += W.at(i, k) * A_prev.at(k, j);
      z += b.at(i, 0);
      Z.set(z, i, j);
      A.set(g(z), i, j);
    }
  }
  return [A, [[A_prev, W, b], Z]];
}

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const relu = (z: number): number => Math.max(0, z);
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
  const L = Object.keys(parameters).length / 2;
  const caches: Cache[] = [];
  let A = X;
  for (let l = 1; l <= L; l++) {
    const [next, cache] = oneLayer(A, parameters[`W${l}`], parameters[`b${l}`], l === L ? sigmoid : relu);
    A = next;
    caches.push(cache);
  }
  return [A, caches];
}
