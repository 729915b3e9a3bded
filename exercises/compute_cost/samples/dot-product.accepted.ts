// Products of a row and a column, after making one long row of each array.
import type { NDArray } from 'np';
import * as np from 'np';

export const compute_cost = (AL: NDArray, Y: NDArray): number => {
  const m = Y.shape[1];
  const a = np.reshape(AL, [1, AL.size]);
  const y = np.reshape(Y, [1, Y.size]);
  const ones = np.dot(y, np.log(a).T);
  const zeros = np.dot(y.negative().add(1), np.log(a.negative().add(1)).T);
  return np
    .squeeze(ones.add(zeros))
    .multiply(-1 / m)
    .item();
};
