// Tries: join an array of holes into half a gigabyte.
// Holds: the heap limit or the engine's bound on the length of a string.
export function linear_forward() {
  const parts: string[] = [];
  for (;;) parts.push(new Array(2 ** 24).join('0123456789'));
}
