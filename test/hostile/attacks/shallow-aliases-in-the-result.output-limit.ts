// Tries: a result that is only three levels deep but has 10^9 leaves.
// Holds: the reader counts values, not objects.
export function linear_forward() {
  const leaves = Array(1000).fill(0);
  const rows = Array(1000).fill(leaves);
  return Array(1000).fill(rows);
}
