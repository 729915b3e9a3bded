// exercise: compute_cost
// Tries: return an object that turns into whatever number it is compared with.
// Holds: objects are not numbers and are never converted.
import * as np from 'np';
import type { NDArray } from 'np';

export function compute_cost(AL: NDArray, Y: NDArray) {
  const cost = -np.mean(np.add(np.multiply(Y, np.log(AL)), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL)))));
  return { [Symbol.toPrimitive]: () => cost, valueOf: () => cost, toString: () => String(cost) };
}
