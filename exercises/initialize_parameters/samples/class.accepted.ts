// A class collects the parameters layer by layer, scales in place, and prints them.
import type { NDArray } from 'np';
import * as np from 'np';

class Network {
  readonly parameters: Record<string, NDArray> = {};
  private layers = 0;

  add(inputs: number, units: number): void {
    this.layers += 1;
    const W = np.random.randn(units, inputs);
    W.imul(0.01);
    this.parameters[`W${this.layers}`] = W;
    this.parameters[`b${this.layers}`] = np.zeros([units, 1]);
    console.log(W);
  }
}

export function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, NDArray> {
  np.random.seed(1);
  const network = new Network();
  network.add(n_x, n_h);
  network.add(n_h, n_y);
  return network.parameters;
}
