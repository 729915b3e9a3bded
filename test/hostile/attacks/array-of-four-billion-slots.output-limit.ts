// Tries: an empty array with the largest length there is, which once exploded in the comparison.
// Holds: lengths are checked before anything is read.
export function linear_forward() {
  return new Array(4294967295);
}
