// Tries: name one large tensor a thousand times, so that its copies fill the grader's memory.
// Holds: the reader has a budget of numbers, and its copy counts as memory.
import * as np from 'np';

export function linear_forward() {
  return Array(1000).fill(np.zeros([300, 300]));
}
