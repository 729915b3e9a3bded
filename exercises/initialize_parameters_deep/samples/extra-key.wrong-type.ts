// Stores the number of layers beside the parameters.
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]) {
  np.random.seed(3);
  const L = layer_dims.length - 1;
  const parameters: Record<string, unknown> = { L };
  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random.randn(layer_dims[l], layer_dims[l - 1]).multiply(0.01);
    parameters[`b${l}`] = np.zeros([layer_dims[l], 1]);
  }
  return parameters;
}
