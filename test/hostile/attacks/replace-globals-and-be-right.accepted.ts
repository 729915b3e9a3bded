// Tries: replace all constructors and tools by ones that throw, after the first honest answer.
// Holds: harness and np captured theirs before; all later tests are graded as usual.
import * as np from 'np';
import type { NDArray } from 'np';

const { defineProperty } = Reflect;

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const result = [np.add(np.dot(W, A), b), [A, W, b]];
  const broken = () => {
    throw new RangeError('broken');
  };
  const names = ['Float64Array', 'Array', 'ArrayBuffer', 'Object', 'JSON', 'Math', 'Number', 'String', 'Error', 'Map'];
  for (let i = 0; i < names.length; i++)
    defineProperty(globalThis, names[i] as string, { value: broken, configurable: true, writable: true });
  return result;
}
