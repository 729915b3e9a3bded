// exercise: initialize_parameters
// Tries: return a Map in place of the dict.
// Holds: a Map is not a dict.
import * as np from 'np';

export function initialize_parameters(n_x: number, n_h: number, n_y: number) {
  return new Map([
    ['W1', np.zeros([n_h, n_x])],
    ['b1', np.zeros([n_h, 1])],
    ['W2', np.zeros([n_y, n_h])],
    ['b2', np.zeros([n_y, 1])],
  ]);
}
