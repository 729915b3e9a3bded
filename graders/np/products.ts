/**
 * Owns the matrix products as functions.
 * Must not know which shapes align or how the sums are formed.
 */
import { enter } from './calls.ts';
import { type NDArray, rawOf, wrap } from './ndarray.ts';
import { product } from './raw/products.ts';

function multiplied(operation: 'dot' | 'matmul', given: readonly unknown[]): NDArray {
  enter(operation, given, 2);
  const a = rawOf(operation, 'the first operand', given[0]);
  return wrap(product(operation, a, rawOf(operation, 'the second operand', given[1])));
}

/**
 * Matrix product, (n, k) (k, m) -> (n, m). `dot(W, A)`. An array (k,) counts as a row on the left and as a column on the
 * right, and that dimension is missing in the result: two of them give an array of shape (), a number with `.item()`.
 */
export function dot(a: NDArray, b: NDArray): NDArray;
export function dot(...given: unknown[]): NDArray {
  return multiplied('dot', given);
}

/** Matrix product, (n, k) (k, m) -> (n, m), the same as `dot`. `matmul(W, A)` */
export function matmul(a: NDArray, b: NDArray): NDArray;
export function matmul(...given: unknown[]): NDArray {
  return multiplied('matmul', given);
}
