// Tries: return three million numbers and 15 MB of text at once, so that framing the reply fails in the worker itself.
// Holds: a limit, or the student's wrong type; never the grader's failure.
import * as np from 'np';

export function linear_forward() {
  return [Array(30).fill(np.ones([1000, 100])), Array(1_500).fill('"'.repeat(5_000)), Array(1_000).fill('x'.repeat(9_000))];
}
