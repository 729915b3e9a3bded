// Tries: return 2,000 strings of 9,000 characters that JSON escapes sixfold, to fill the report.
// Holds: the report stays small.
export function linear_forward() {
  return Array(2_000).fill('\u0001'.repeat(9_000));
}
