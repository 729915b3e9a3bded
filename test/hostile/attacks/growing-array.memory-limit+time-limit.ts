// Tries: push for ever.
// Holds: the heap limit.
const kept: unknown[] = [];

export function linear_forward() {
  for (;;) kept.push({ a: [kept.length], b: { c: kept.length } });
}
