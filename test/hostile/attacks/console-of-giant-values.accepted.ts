// Tries: print values that are huge, nested, cyclic or lie about themselves.
// Holds: printing a value has a bound on depth, items and text; the result counts as usual.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, 'v'.repeat(100)]));
  let deep: unknown = wide;
  for (let i = 0; i < 1_000; i++) deep = { deep, other: deep };
  const cyclic: unknown[] = [wide];
  cyclic.push(cyclic);
  console.log(deep, cyclic, np.zeros([300, 300]), new Array(4294967295), '\ud800', Symbol('s'), 2n ** 64n);
  console.log(new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 31 : 'item') }));
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
