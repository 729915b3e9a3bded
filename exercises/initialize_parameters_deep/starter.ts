import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Makes the parameters of a network with L layers.
 *
 * @param layer_dims number of units of every layer, beginning with the input: [n[0], n[1], ..., n[L]]
 * @returns { W1, b1, ..., WL, bL }: Wl has shape (n[l], n[l-1]), bl has shape (n[l], 1)
 */
export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  np.random.seed(3);
  const parameters: Record<string, NDArray> = {};
  const L = layer_dims.length - 1;

  // Write your code here: a loop over the layers 1 to L.

  return parameters;
}
