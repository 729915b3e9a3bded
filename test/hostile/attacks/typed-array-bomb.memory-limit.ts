// Tries: take memory outside the JavaScript heap, in typed arrays.
// Holds: memory of buffers counts towards the limit, and running out of it is called by its name.
const kept: Float64Array[] = [];

export function linear_forward() {
  for (;;) kept.push(new Float64Array(1_000_000).fill(1));
}
