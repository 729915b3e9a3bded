// A class that holds its parameters; each step returns the cost it started from.
import {
  compute_cost,
  initialize_parameters,
  linear_activation_backward,
  linear_activation_forward,
  update_parameters,
} from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

class Network {
  constructor(
    public parameters: Record<string, NDArray>,
    private readonly learning_rate: number,
  ) {}

  step(X: NDArray, Y: NDArray): number {
    const { W1, b1, W2, b2 } = this.parameters;
    const [A1, hidden] = linear_activation_forward(X, W1, b1, 'relu');
    const [A2, output] = linear_activation_forward(A1, W2, b2, 'sigmoid');
    const dA2 = np.divide(np.subtract(A2, Y), np.multiply(A2, np.subtract(1, A2)));
    const [dA1, dW2, db2] = linear_activation_backward(dA2, output, 'sigmoid');
    const [, dW1, db1] = linear_activation_backward(dA1, hidden, 'relu');
    this.parameters = update_parameters(this.parameters, { dW1, db1, dW2, db2 }, this.learning_rate);
    return compute_cost(A2, Y);
  }
}

export function two_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.0075,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const [n_x, n_h, n_y] = layers_dims;
  const network = new Network(initialize_parameters(n_x, n_h, n_y), learning_rate);
  const all = Array.from({ length: num_iterations }, () => network.step(X, Y));
  const costs = all.filter((_, i) => i % 100 === 0);
  if (print_cost) costs.forEach((cost, k) => console.log(`Cost after iteration ${100 * k}: ${cost}`));
  return [network.parameters, costs];
}
