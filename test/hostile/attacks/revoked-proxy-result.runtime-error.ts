// Tries: return a proxy that was revoked: even asking whether it is an array throws.
// Holds: an ordinary runtime error.
export function linear_forward() {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}
