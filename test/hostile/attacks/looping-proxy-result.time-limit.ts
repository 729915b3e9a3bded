// Tries: return a proxy whose every trap hangs.
// Holds: reading a proxy happens under the time limit.
export function linear_forward() {
  const hang = (): never => {
    for (;;);
  };
  return new Proxy([], { get: hang, getPrototypeOf: hang, ownKeys: hang, has: hang });
}
