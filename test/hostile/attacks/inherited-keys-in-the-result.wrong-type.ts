// exercise: initialize_parameters
// Tries: offer the parameters by inheritance, from a prototype that computes them when asked.
// Holds: only plain objects with fields of their own are results.
import * as np from 'np';

export function initialize_parameters(n_x: number, n_h: number, n_y: number) {
  const parameters = { W1: np.zeros([n_h, n_x]), b1: np.zeros([n_h, 1]), W2: np.zeros([n_y, n_h]), b2: np.zeros([n_y, 1]) };
  return Object.create(parameters);
}
