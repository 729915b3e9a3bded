// Plain loops over layers, units and examples with at and set.
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const grads: Record<string, NDArray> = {};
  const m = Y.shape[1];
  let dA = np.zeros(AL.shape);
  for (let i = 0; i < AL.shape[0]; i++)
    for (let j = 0; j < m; j++) {
      const [a, y] = [AL.at(i, j), Y.at(i, j)];
      dA.set(-(y / a - (1 - y) / (1 - a)), i, j);
    }
  for (let l = caches.length; l >= 1; l--) {
    const [[A_prev, W, b], Z] = caches[l - 1];
    const [dA_prev, dW, db] = [np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros(b.shape)];
    for (let i = 0; i < W.shape[0]; i++)
      for (let j = 0; j < m; j++) {
        const s = 1 / (1 + Math.exp(-Z.at(i, j)));
        const slope = l === caches.length ? s * (1 - s) : Z.at(i, j) > 0 ? 1 : 0;
        const dz = dA.at(i, j) * slope;
        db.set(db.at(i, 0) + dz / m, i, 0);
        for (let k = 0; k < W.shape[1]; k++) {
          dW.set(dW.at(i, k) + (dz * A_prev.at(k, j)) / m, i, k);
          dA_prev.set(dA_prev.at(k, j) + W.at(i, k) * dz, k, j);
        }
      }
    Object.assign(grads, { [`dA${l - 1}`]: dA_prev, [`dW${l}`]: dW, [`db${l}`]: db });
    dA = dA_prev;
  }
  return grads;
}
