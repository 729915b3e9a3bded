/**
 * Module `dnn_utils` of the course: the activation functions and their backward steps, given to students.
 * Must not know layers.
 */

import type { NDArray } from '../np/index.ts';
import { add, divide, exp, less_equal, maximum, multiply, negative, subtract, where } from '../np/index.ts';

/** sigmoid(Z) = 1 / (1 + exp(-Z)), element by element. Returns A in the shape of Z, and Z as the cache. */
export function sigmoid(Z: NDArray): [A: NDArray, cache: NDArray] {
  return [divide(1, add(1, exp(negative(Z)))), Z];
}

/** relu(Z) = max(0, Z), element by element. Returns A in the shape of Z, and Z as the cache. */
export function relu(Z: NDArray): [A: NDArray, cache: NDArray] {
  return [maximum(0, Z), Z];
}

/** dZ = dA * s * (1 - s) with s = sigmoid(Z); dA, Z and dZ have the same shape. */
export function sigmoid_backward(dA: NDArray, cache: NDArray): NDArray {
  const s = divide(1, add(1, exp(negative(cache))));
  return multiply(dA, multiply(s, subtract(1, s)));
}

/** dZ = dA, but 0 where Z <= 0; dA, Z and dZ have the same shape. dA stays as it is. */
export function relu_backward(dA: NDArray, cache: NDArray): NDArray {
  return where(less_equal(cache, 0), 0, dA);
}
