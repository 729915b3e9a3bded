// Tries: return an array of 300,000 numbers.
// Holds: the budget of values.
export function linear_forward() {
  return Array.from({ length: 300_000 }, (_, i) => i / 7);
}
