import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Linear part of a layer's forward pass: Z = W A + b.
 *
 * @param A activations of the layer before, (n[l-1], m)
 * @param W weights, (n[l], n[l-1])
 * @param b biases, (n[l], 1)
 * @returns [Z, cache]: Z of shape (n[l], m), cache is [A, W, b]
 */
export function linear_forward(
  A: NDArray,
  W: NDArray,
  b: NDArray,
): [Z: NDArray, cache: [A: NDArray, W: NDArray, b: NDArray]] {
  // Write your code here: replace the zeros.
  const Z = np.zeros([1, 1]);

  return [Z, [A, W, b]];
}
