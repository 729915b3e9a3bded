// A class per activation, with a common way back through the linear part.
import { linear_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

abstract class Activation {
  constructor(protected readonly Z: NDArray) {}
  abstract slope(): NDArray;
  back(dA: NDArray): NDArray {
    return this.slope().multiply(dA);
  }
}

class Sigmoid extends Activation {
  slope(): NDArray {
    const s = np.divide(1, np.add(1, np.exp(this.Z.negative())));
    return s.subtract(np.square(s));
  }
}

class Relu extends Activation {
  slope(): NDArray {
    return np.where(np.greater(this.Z, 0), 1, 0);
  }
}

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const layer = activation === 'sigmoid' ? new Sigmoid(cache[1]) : new Relu(cache[1]);
  return linear_backward(layer.back(dA), cache[0]);
}
