// Tries: throw a revoked proxy around an error.
// Holds: what cannot be read is left out.
export function linear_forward() {
  const { proxy, revoke } = Proxy.revocable(new Error('x'), {});
  revoke();
  throw proxy;
}
