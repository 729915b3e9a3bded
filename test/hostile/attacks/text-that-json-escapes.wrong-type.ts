// Tries: return 27 KB of text in each call that JSON escapes sixfold, to fill the report.
// Holds: the report stays small.
export function linear_forward() {
  return Array(3).fill('\u0001'.repeat(9_000));
}
