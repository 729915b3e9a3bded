// Tries: exhaust the compiler of regular expressions.
// Holds: it answers, gives up, or a limit ends it.
export function linear_forward() {
  const part = '(?:a{0,1000}){0,1000}';
  return new RegExp(`^(?:${part.repeat(50)}){1,1000}$`).test('a'.repeat(100));
}
