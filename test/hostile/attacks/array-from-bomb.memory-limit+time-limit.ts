// Tries: build an array of a billion elements from a fake length.
// Holds: the heap limit.
export function linear_forward() {
  return Array.from({ length: 1e9 }, (_, i) => ({ i })).length;
}
