// Tries: a result of 2^25 leaves made of 25 arrays, which explodes when it is copied or compared.
// Holds: the reader has a budget of values and of depth.
import * as np from 'np';

export function linear_forward() {
  let value: unknown = np.zeros([1, 1]);
  for (let level = 0; level < 25; level++) value = [value, value];
  return value;
}
