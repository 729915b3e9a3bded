// Tries: print for ever.
// Holds: the time limit, and the console keeps 16 KB.
export function linear_forward() {
  for (;;) console.error('flood');
}
