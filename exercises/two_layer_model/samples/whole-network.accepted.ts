// Uses the functions for L layers.
import { compute_cost, initialize_parameters, L_model_backward, L_model_forward, update_parameters } from 'course';
import type { NDArray } from 'np';

export function two_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.0075,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  let parameters: Record<string, NDArray> = initialize_parameters(...(layers_dims as [number, number, number]));
  const costs: number[] = [];
  for (let i = 0; i < num_iterations; i++) {
    const [AL, caches] = L_model_forward(X, parameters);
    if (i % 100 === 0) costs.push(compute_cost(AL, Y));
    if (print_cost && i % 100 === 0) console.log(i, costs.at(-1));
    parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate);
  }
  return [parameters, costs];
}
