import type { NDArray } from 'np';

/**
 * Trains a network by gradient descent.
 *
 * @param X inputs, (n[0], m)
 * @param Y labels, (1, m)
 * @param layers_dims sizes of the layers, the inputs first
 * @param learning_rate length of the steps
 * @param num_iterations number of steps
 * @param print_cost whether to print the cost every 100 iterations
 * @returns [parameters, costs]: the parameters after the last step, the costs at iterations 0, 100, 200, ...
 */
export function two_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.0075,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const costs: number[] = [];
  const parameters: Record<string, NDArray> = {};

  // Write your code here: initialise, then repeat forward, cost, backward, update.

  return [parameters, costs];
}
