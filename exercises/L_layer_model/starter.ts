import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Trains a network with L layers by gradient descent: relu in the hidden layers, sigmoid at the output.
 *
 * @param X inputs, (n[0], m)
 * @param Y labels, (n[L], m)
 * @param layers_dims sizes of the layers, the inputs first
 * @param learning_rate length of the steps
 * @param num_iterations number of steps
 * @param print_cost whether to print the cost every 100 iterations
 * @returns [parameters, costs]: the parameters after the last step, the costs at iterations 0, 100, 200, ...
 */
export function L_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.009,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const costs: number[] = [];
  const parameters: Record<string, NDArray> = {};

  // Write your code here: W1, b1, W2, b2, ... from seed 1, divided by the square root of n[l-1].
  // initialize_parameters_deep from "course" is not the right start: it has seed 3 and the factor 0.01.
  np.random.seed(1);

  for (let i = 0; i < num_iterations; i++) {
    // Write your code here: forward, cost, backward, update with the functions of "course".
  }

  return [parameters, costs];
}
