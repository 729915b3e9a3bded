// Tries: return a string of 100 MB.
// Holds: strings are bounded before they are copied.
export function linear_forward() {
  return 'x'.repeat(100_000_000);
}
