/** Owns the from-scratch reference of compute_cost. Must import nothing but np. */
import type { NDArray } from 'np';
import * as np from 'np';

/** J = -1/m sum(Y log AL + (1 - Y) log(1 - AL)), a number; AL and Y have shape (n[L], m). */
export function compute_cost(AL: NDArray, Y: NDArray): number {
  const m = Y.shape[1];
  const ones = np.multiply(Y, np.log(AL));
  const zeros = np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL)));
  return -np.sum(np.add(ones, zeros)) / m;
}
