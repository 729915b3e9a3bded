// Tries: an array proxy that claims 2^31 items, each at no cost.
// Holds: lengths are checked before anything is read.
export function linear_forward() {
  return new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 31 : 0) });
}
