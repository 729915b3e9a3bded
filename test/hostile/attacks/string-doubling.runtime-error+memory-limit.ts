// Tries: double a string for ever.
// Holds: the engine's bound on the length of a string ends it, or the heap limit.
export function linear_forward() {
  let text = 'x';
  for (;;) text += text;
}
