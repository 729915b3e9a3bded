// Tries: collect an endless generator.
// Holds: the heap limit.
function* numbers() {
  for (let i = 0; ; i++) yield { i };
}

export function linear_forward() {
  return [...numbers()];
}
