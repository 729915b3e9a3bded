// Uses the function of the step-by-step exercise.
import { compute_cost, initialize_parameters_deep, L_model_backward, L_model_forward, update_parameters } from 'course';
import type { NDArray } from 'np';

export function L_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.009,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const costs: number[] = [];
  let parameters: Record<string, NDArray> = initialize_parameters_deep(layers_dims);
  for (let i = 0; i < num_iterations; i++) {
    const [AL, caches] = L_model_forward(X, parameters);
    if (i % 100 === 0) {
      const cost = compute_cost(AL, Y);
      costs.push(cost);
      if (print_cost) console.log(`Cost after iteration ${i}: ${cost}`);
    }
    const grads = L_model_backward(AL, Y, caches);
    parameters = update_parameters(parameters, grads, learning_rate);
  }
  return [parameters, costs];
}
