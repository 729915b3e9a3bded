// A class adds up the loss of one column after the other, with a nested function for the loss.
import type { NDArray } from 'np';
import * as np from 'np';

class Cost {
  private total = 0;
  private examples = 0;

  add(a: NDArray, y: NDArray): void {
    function loss(): NDArray {
      return np.add(np.multiply(y, np.log(a)), np.multiply(np.subtract(1, y), np.log(np.subtract(1, a))));
    }
    this.total -= loss().sum();
    this.examples += 1;
  }

  mean(): number {
    return this.total / this.examples;
  }
}

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const cost = new Cost();
  for (let j = 0; j < AL.shape[1]; j++) cost.add(AL.col(j), Y.col(j));
  return cost.mean();
}
