// Keeps a cost only when print_cost is true.
import { compute_cost, L_model_backward, L_model_forward, update_parameters } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

function initialise(layers_dims: readonly number[]): Record<string, NDArray> {
  const parameters: Record<string, NDArray> = {};
  np.random.seed(1);
  for (let l = 1; l < layers_dims.length; l++) {
    parameters[`W${l}`] = np.divide(np.random.randn(layers_dims[l], layers_dims[l - 1]), Math.sqrt(layers_dims[l - 1]));
    parameters[`b${l}`] = np.zeros([layers_dims[l], 1]);
  }
  return parameters;
}

export function L_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.009,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const costs: number[] = [];
  let parameters = initialise(layers_dims);
  for (let i = 0; i < num_iterations; i++) {
    const [AL, caches] = L_model_forward(X, parameters);
    if (print_cost && i % 100 === 0) {
      const cost = compute_cost(AL, Y);
      costs.push(cost);
      console.log(`Cost after iteration ${i}: ${cost}`);
    }
    const grads = L_model_backward(AL, Y, caches);
    parameters = update_parameters(parameters, grads, learning_rate);
  }
  return [parameters, costs];
}
