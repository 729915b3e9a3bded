// Tries: find expected values, references or the harness among the globals and whatever they lead to, and print them.
// Holds: there is nothing to find: no secret appears in any part of the report.
import * as np from 'np';
import * as course from 'course';
import * as dnn from 'dnn_utils';
import type { NDArray } from 'np';

const seen = new Set<unknown>();
function walk(value: unknown, path: string, depth: number): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value) || depth > 5) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
    if (descriptor === undefined) continue;
    let text = '';
    try {
      text = String(descriptor.value ?? descriptor.get);
    } catch (error) {
      text = String(error);
    }
    if (!/\[native code\]|^\[object/.test(text)) console.log(path, String(key), text);
    walk(descriptor.value ?? descriptor.get, `${path}.${String(key)}`, depth + 1);
  }
  walk(Reflect.getPrototypeOf(value), `${path}.__proto__`, depth + 1);
}

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  seen.clear();
  for (const [name, root] of Object.entries({ course, dnn, A, np, console, linear_forward, arguments }))
    walk(root, name, 0);
  walk(globalThis, 'global', 0);
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
