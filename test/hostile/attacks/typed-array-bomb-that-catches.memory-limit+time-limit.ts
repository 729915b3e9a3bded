// Tries: catch every failed allocation and try again for ever.
// Holds: memory stays bounded meanwhile, and a limit ends it.
const kept: Float64Array[] = [];

export function linear_forward() {
  for (;;) {
    try {
      kept.push(new Float64Array(100_000).fill(1));
    } catch {
      kept.pop();
    }
  }
}
