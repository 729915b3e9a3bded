// Tries: return 150,000 strings of 10,000 characters, each of which is within its own bound.
// Holds: all text of a result together is bounded as well.
export function linear_forward() {
  return Array(150_000).fill('x'.repeat(10_000));
}
