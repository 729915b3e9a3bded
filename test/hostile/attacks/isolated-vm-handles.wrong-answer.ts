// Tries: find a Reference or Callback of the sandbox library and call out through it.
// Holds: none was ever put into the isolate.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const guesses = ['ivm', 'isolate', '_ivm', '$0', '$1', 'log', 'host', '__guest', '__harness', 'global', 'self', 'require'];
  for (const name of guesses) {
    const found = (globalThis as Record<string, unknown>)[name] as Record<string, () => unknown> | undefined;
    if (found === undefined) continue;
    console.log('FOUND', name, typeof found);
    for (const method of ['applySync', 'apply', 'deref', 'copySync', 'getSync']) console.log(found[method]?.());
  }
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
