// A class for the method of descent; a step of -1 is added.
import type { NDArray } from 'np';

class GradientDescent {
  constructor(private readonly learning_rate: number) {}

  private move(value: NDArray, slope: NDArray): NDArray {
    return slope.multiply(-this.learning_rate).add(value);
  }

  step(parameters: Record<string, NDArray>, grads: Record<string, NDArray>): Record<string, NDArray> {
    const names = Object.keys(parameters);
    return names.reduce<Record<string, NDArray>>(
      (updated, name) => ({ ...updated, [name]: this.move(parameters[name], grads[`d${name}`]) }),
      {},
    );
  }
}

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  return new GradientDescent(learning_rate).step(parameters, grads);
}
