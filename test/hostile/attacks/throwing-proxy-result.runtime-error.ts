// Tries: throw from every trap of a proxy.
// Holds: an ordinary runtime error.
export function linear_forward() {
  const refuse = (): never => {
    throw new Error('you cannot read this');
  };
  return new Proxy({}, { get: refuse, getPrototypeOf: refuse, ownKeys: refuse, has: refuse, apply: refuse });
}
