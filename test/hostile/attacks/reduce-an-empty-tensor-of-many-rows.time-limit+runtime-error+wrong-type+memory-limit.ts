// Tries: let np itself walk along an empty tensor with 2^50 rows, in loops that no interrupt reaches.
// Holds: np refuses, answers, or is ended by a limit.
import * as np from 'np';

export function linear_forward() {
  const endless = np.zeros([2 ** 50, 0]);
  return [String(endless.T), endless.toArray(), np.sum(endless, { axis: 1 })];
}
