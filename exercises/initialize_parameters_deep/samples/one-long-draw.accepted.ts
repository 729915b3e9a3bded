// Draws all weights of the network at once and cuts them into layers with plain lists.
import type { NDArray } from 'np';
import * as np from 'np';

export function initialize_parameters_deep(layer_dims: number[]): Record<string, NDArray> {
  let size = 0;
  for (let l = 1; l < layer_dims.length; l++) size += layer_dims[l] * layer_dims[l - 1];
  np.random.seed(3);
  const [numbers] = np.random.randn(1, size).multiply(0.01).toArray() as number[][];
  const parameters: Record<string, NDArray> = {};
  let start = 0;
  layer_dims.slice(1).forEach((units, i) => {
    const inputs = layer_dims[i];
    const rows: number[][] = [];
    for (let r = 0; r < units; r++, start += inputs) rows.push(numbers.slice(start, start + inputs));
    parameters[`W${i + 1}`] = np.array(rows);
    parameters[`b${i + 1}`] = np.zeros([units, 1]);
  });
  return parameters;
}
