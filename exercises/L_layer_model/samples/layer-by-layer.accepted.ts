// A while loop; forward and backward with the functions for one layer.
import { compute_cost, linear_activation_backward, linear_activation_forward, update_parameters } from 'course';
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
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const costs: number[] = [];
  let parameters = initialise(layers_dims);
  let i = 0;
  const L = layers_dims.length - 1;
  while (i < num_iterations) {
    const caches: any[] = [];
    let AL = X;
    for (let l = 1; l <= L; l++) {
      const activation = l < L ? 'relu' : 'sigmoid';
      [AL, caches[l]] = linear_activation_forward(AL, parameters[`W${l}`], parameters[`b${l}`], activation);
    }
    if (i % 100 === 0) {
      const cost = compute_cost(AL, Y);
      costs.push(cost);
      if (print_cost) console.log(`Cost after iteration ${i}: ${cost}`);
    }
    const grads: Record<string, NDArray> = {};
    let dA = np.divide(np.subtract(AL, Y), np.multiply(AL, np.subtract(1, AL)));
    for (let l = L; l >= 1; l--)
      [dA, grads[`dW${l}`], grads[`db${l}`]] = linear_activation_backward(dA, caches[l], l < L ? 'relu' : 'sigmoid');
    parameters = update_parameters(parameters, grads, learning_rate);
    i += 1;
  }
  return [parameters, costs];
}
