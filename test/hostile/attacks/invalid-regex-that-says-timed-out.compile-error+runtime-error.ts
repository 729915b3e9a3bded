// Tries: make the engine itself say "timed out", in its complaint about an invalid pattern.
// Holds: limits are recognised by the sandbox itself, not by the words of an error.
export function linear_forward() {
  return /(?<memory limit timed out isolate was disposed>a)/.test('a');
}
