// Tries: return 200 strings of 9,000 characters that JSON escapes sixfold, to fill the report.
// Holds: the report stays small.
export function linear_forward() {
  return Array(200).fill('\u0001'.repeat(9_000));
}
