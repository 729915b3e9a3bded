// Tries: a result that contains itself.
// Holds: the depth of a result is bounded.
export function linear_forward() {
  const result: unknown[] = [];
  result.push(result);
  return result;
}
