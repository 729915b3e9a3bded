// Another default for the number of iterations.
import { compute_cost, L_model_backward, L_model_forward, update_parameters } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

/** W[l] from np.random.seed(1), divided by the square root of n[l-1]; biases 0. */
function initialise(layers_dims: number[]): Record<string, NDArray> {
  const parameters: Record<string, NDArray> = {};
  np.random.seed(1);
  layers_dims.slice(1).forEach((n, i) => {
    const n_prev = layers_dims[i];
    parameters[`W${i + 1}`] = np.random.randn(n, n_prev).divide(Math.sqrt(n_prev));
    parameters[`b${i + 1}`] = np.zeros([n, 1]);
  });
  return parameters;
}

export function L_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.009,
  num_iterations = 2500,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const costs: number[] = [];
  let parameters = initialise(layers_dims);
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
