// Tries: block the thread.
// Holds: Atomics and SharedArrayBuffer do not exist.
export function linear_forward() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
