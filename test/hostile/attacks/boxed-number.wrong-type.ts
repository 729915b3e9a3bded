// exercise: compute_cost
// Tries: return a Number object with a valueOf of its own.
// Holds: a box is not a number.
export function compute_cost() {
  return Object.assign(Object(0.5), { valueOf: () => 0.4149 });
}
