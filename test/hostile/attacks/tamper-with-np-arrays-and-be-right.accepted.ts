// Tries: break every method of np's arrays after the first honest answer, so that printing and comparing them fails.
// Holds: np's functions and the harness do not go through methods that students can change; later tests are graded.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const Z = np.add(np.dot(W, A), b);
  const prototype: object = Object.getPrototypeOf(Z);
  const broken = () => {
    throw new Error('broken');
  };
  for (const name of Reflect.ownKeys(prototype))
    if (name !== 'constructor') Reflect.defineProperty(prototype, name, { get: broken, configurable: true });
  console.log(Z);
  return [Z, [A, W, b]];
}
