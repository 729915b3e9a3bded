// Tries: delete every global and every method of every built-in after the first honest answer.
// Holds: harness and np keep what they need; all later tests are graded as usual.
import * as np from 'np';
import type { NDArray } from 'np';

const { ownKeys, deleteProperty } = Reflect;
const globals = globalThis as Record<PropertyKey, unknown>;

function destroy(): void {
  const names = ownKeys(globals);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const value = globals[name] as { prototype?: object } | undefined;
    const prototype = typeof value === 'function' ? value.prototype : undefined;
    if (prototype) {
      const methods = ownKeys(prototype);
      for (let k = 0; k < methods.length; k++) deleteProperty(prototype, methods[k] as string);
    }
    deleteProperty(globals, name);
  }
}

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const result = [np.add(np.dot(W, A), b), [A, W, b]];
  destroy();
  return result;
}
