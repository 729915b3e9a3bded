// Tries: array proxies whose length is not a number, negative, or changes between two reads.
// Holds: a length is read once and checked.
let reads = 0;

export function linear_forward() {
  const lengths: unknown[] = [Number.NaN, -1, 1.5, '3', { valueOf: () => 3 }, 3n, Infinity];
  const next = () => lengths[reads++ % lengths.length];
  return new Proxy([], { get: (_, key) => (key === 'length' ? next() : 0) });
}
