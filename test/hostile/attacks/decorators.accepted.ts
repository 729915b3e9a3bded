// Tries: run code at unusual moments, by decorators and static blocks, that replaces the exported function.
// Holds: all of it runs while the file loads, under its limit; the function that is exported in the end is honest.
import * as np from 'np';
import type { NDArray } from 'np';

const trap = (value: any, context: any) => {
  context.addInitializer?.(() => console.log('initialised', String(context.name)));
  return value;
};

@trap
class Layer {
  static {
    Reflect.defineProperty(globalThis, 'linear_forward', { value: () => 0, configurable: true });
  }
  @trap static forward(A: NDArray, W: NDArray, b: NDArray) {
    return [np.add(np.dot(W, A), b), [A, W, b]];
  }
}

export const linear_forward = (A: NDArray, W: NDArray, b: NDArray) => Layer.forward(A, W, b);
