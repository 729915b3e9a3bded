// The minus of dA2 belongs only to the first term.
import {
  compute_cost,
  initialize_parameters,
  linear_activation_backward,
  linear_activation_forward,
  update_parameters,
} from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function two_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.0075,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const [n_x, n_h, n_y] = layers_dims;
  const costs: number[] = [];
  let parameters: Record<string, NDArray> = initialize_parameters(n_x, n_h, n_y);
  for (let i = 0; i < num_iterations; i++) {
    const { W1, b1, W2, b2 } = parameters;
    const [A1, cache1] = linear_activation_forward(X, W1, b1, 'relu');
    const [A2, cache2] = linear_activation_forward(A1, W2, b2, 'sigmoid');
    if (i % 100 === 0) {
      const cost = compute_cost(A2, Y);
      costs.push(cost);
      if (print_cost) console.log(`Cost after iteration ${i}: ${cost}`);
    }
    const dA2 = np.subtract(np.negative(np.divide(Y, A2)), np.divide(np.subtract(1, Y), np.subtract(1, A2)));
    const [dA1, dW2, db2] = linear_activation_backward(dA2, cache2, 'sigmoid');
    const [, dW1, db1] = linear_activation_backward(dA1, cache1, 'relu');
    parameters = update_parameters(parameters, { dW1, db1, dW2, db2 }, learning_rate);
  }
  return [parameters, costs];
}
