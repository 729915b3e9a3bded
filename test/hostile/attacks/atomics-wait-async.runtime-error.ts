// Tries: leave a wait behind that outlives the isolate, which once aborted the process.
// Holds: Atomics does not exist.
type Waiter = { waitAsync(view: Int32Array, index: number, value: number, timeout: number): unknown };

export function linear_forward() {
  (Atomics as unknown as Waiter).waitAsync(new Int32Array(4), 0, 0, 5);
}
