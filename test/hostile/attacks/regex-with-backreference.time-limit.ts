// Tries: catastrophic backtracking in a pattern that only the backtracking engine can run.
// Holds: the time limit reaches into the regular expression engine.
export function linear_forward() {
  return /^(?:(a+)+\1)+$/.test(`${'a'.repeat(64)}b`);
}
