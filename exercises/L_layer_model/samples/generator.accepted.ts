// A generator yields one state of training after the other.
import { compute_cost, L_model_backward, L_model_forward, update_parameters } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

function* training(X: NDArray, Y: NDArray, start: Record<string, NDArray>, rate: number) {
  for (let parameters = start; ; ) {
    const [AL, caches] = L_model_forward(X, parameters);
    yield { parameters, cost: compute_cost(AL, Y) };
    parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), rate);
  }
}

/** np.random.randn times n_prev to the power of -1/2, seed 1. */
function initialise(layers_dims: number[]): Record<string, NDArray> {
  const parameters: Record<string, NDArray> = {};
  np.random.seed(1);
  layers_dims.slice(1).forEach((n, i) => {
    const n_prev = layers_dims[i];
    parameters[`W${i + 1}`] = np.random.randn(n, n_prev).multiply(Math.pow(n_prev, -0.5));
    parameters[`b${i + 1}`] = np.zeros([n, 1]);
  });
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
  let i = 0;
  for (const { parameters, cost } of training(X, Y, initialise(layers_dims), learning_rate)) {
    if (i === num_iterations) return [parameters, costs];
    if (i % 100 === 0) costs.push(cost);
    if (print_cost && i % 100 === 0) console.log(`Cost after iteration ${i}: ${cost}`);
    i += 1;
  }
  throw new Error('training never ends by itself');
}
