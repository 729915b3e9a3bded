// Tries: reserve memory by a growable shared buffer, which once escaped the memory limit.
// Holds: SharedArrayBuffer does not exist.
export function linear_forward() {
  const Shared = SharedArrayBuffer as unknown as new (bytes: number, options: object) => { grow(bytes: number): void };
  new Shared(1, { maxByteLength: 2 ** 31 }).grow(2 ** 31);
}
