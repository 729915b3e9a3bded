// Tries: multiply integers of half a gigabit, which no interrupt reaches.
// Holds: the watchdog, or the engine's own bound on the size of integers.
export function linear_forward() {
  let product = 3n;
  for (;;) product *= product;
}
