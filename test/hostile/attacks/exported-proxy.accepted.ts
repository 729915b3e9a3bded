// Tries: export a proxy around the honest function, with traps for everything but the call.
// Holds: it is looked up once and called; nothing else is asked of it.
import * as np from 'np';
import type { NDArray } from 'np';

const honest = (A: NDArray, W: NDArray, b: NDArray) => [np.add(np.dot(W, A), b), [A, W, b]];
const hang = () => {
  for (;;);
};
export const linear_forward = new Proxy(honest, { get: hang, has: hang, ownKeys: hang, getPrototypeOf: hang });
