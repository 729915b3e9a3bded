import type { NDArray } from 'np';

/**
 * Trains a network with one hidden layer by gradient descent: relu in the hidden layer, sigmoid at the output.
 *
 * @param X inputs, (n[0], m)
 * @param Y labels, (n[2], m)
 * @param layers_dims [n_x, n_h, n_y], the sizes of the layers
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
  // Write your code here: initialize_parameters from "course" instead of the empty dict.
  const parameters: Record<string, NDArray> = {};

  for (let i = 0; i < num_iterations; i++) {
    // Write your code here: forward, cost, backward, update with the functions of "course".
  }

  return [parameters, costs];
}
