// Tries: return what the harness would say of a passing test.
// Holds: a result is a value, never an instruction.
export function linear_forward() {
  return { outcome: 'returned', verdict: 'accepted', points: 100, calls: [{ kind: 'null' }], inputs: [], status: 'replied' };
}
