// Returns a list with one object per layer.
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]) {
  np.random.seed(3);
  return layer_dims.slice(1).map((units, i) => ({
    W: np.random.randn(units, layer_dims[i]).multiply(0.01),
    b: np.zeros([units, 1]),
  }));
}
