// Tries: overflow the stack over and over: each level of the recursion recurses once more while it unwinds.
// Holds: the time limit counts while the stack overflows, too.
function dig(): void {
  try {
    dig();
  } finally {
    dig();
  }
}

export function linear_forward() {
  dig();
}
