// Uses np alone, without the earlier functions, and stops at the first missing key.
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const caches: Cache[] = [];
  let A = X;
  for (let l = 1; `W${l}` in parameters; l++) {
    const W = parameters[`W${l}`];
    const b = parameters[`b${l}`];
    const Z = W.dot(A).add(b);
    caches.push([[A, W, b], Z]);
    const last = parameters[`W${l + 1}`] === undefined;
    A = last ? np.divide(1, np.exp(Z.negative()).add(1)) : np.maximum(Z, 0);
  }
  return [A, caches];
}
