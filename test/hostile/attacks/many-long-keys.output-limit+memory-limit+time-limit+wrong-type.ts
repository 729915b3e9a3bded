// Tries: return an object with 5,000 keys of 9,000 characters.
// Holds: keys count as text; the report stays small.
export function linear_forward() {
  const result: Record<string, number> = {};
  for (let i = 0; i < 5_000; i++) result[`${'k'.repeat(9_000)}${i}`] = i;
  return result;
}
