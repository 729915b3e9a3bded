// Tries: return 99 KB of text that JSON escapes sixfold, to fill the report.
// Holds: the report stays small.
export function linear_forward() {
  return Array(11).fill('\u0001'.repeat(9_000));
}
