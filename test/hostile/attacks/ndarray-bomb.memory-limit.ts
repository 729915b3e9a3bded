// Tries: ask np itself for more memory than there is.
// Holds: memory of np counts towards the limit, and running out of it is called by its name.
import * as np from 'np';

const kept: unknown[] = [];

export function linear_forward() {
  for (;;) kept.push(np.ones([1000, 1000]));
}
