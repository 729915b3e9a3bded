// Tries: throw while the result is read, which once hung the host.
// Holds: reading happens inside the sandbox; this is an ordinary runtime error.
export function linear_forward() {
  const result: unknown[] = [0, 0];
  Object.defineProperty(result, 0, {
    get() {
      throw new Error('you cannot read this');
    },
  });
  return result;
}
