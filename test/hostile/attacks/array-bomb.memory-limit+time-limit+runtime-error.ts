// Tries: fill an array of a billion elements.
// Holds: the heap limit, or the death of the one process that holds only this submission.
export function linear_forward() {
  const bomb = Array(1e9).fill(1.5);
  return bomb.length;
}
