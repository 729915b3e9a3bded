// exercise: update_parameters
// Tries: nest objects with keys of 9,000 characters 23 deep, many times over, so that the names of their parts fill the memory.
// Holds: the budgets of values and text bound what names can be made of; the report stays small.
export function update_parameters() {
  const key = 'k'.repeat(9_000);
  let value: unknown = Array(2_000).fill(1);
  for (let depth = 0; depth < 21; depth++) value = { [`${key}${depth}`]: value };
  return { W1: value, b1: value, W2: value, b2: value };
}
