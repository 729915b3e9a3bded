// Tries: sort and reverse an object that claims 2^53 elements.
// Holds: built-ins over fake lengths end at the limit.
export function linear_forward() {
  const fake = { length: 2 ** 53 - 1, 0: 1, 9: 2 };
  Array.prototype.reverse.call(fake);
  return Array.prototype.sort.call(fake);
}
