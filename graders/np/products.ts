/**
 * Owns the matrix products as functions.
 * Must not know which shapes align or how the sums are formed.
 */
import { enter } from './calls.ts';
import { type NDArray, rawOf, wrap } from './ndarray.ts';
import { product } from './raw/products.ts';

function multiplied(operation: 'dot' | 'matmul', a: unknown, b: unknown, surplus: readonly unknown[]): NDArray {
  enter(operation, 2, surplus);
  const left = rawOf(operation, 'the first operand', a);
  return wrap(product(operation, left, rawOf(operation, 'the second operand', b)));
}

/**
 * Matrix product, (n, k) (k, m) -> (n, m). `dot(W, A)`. An array (k,) counts as a row on the left and as a column on the
 * right, and that dimension is missing in the result: two of them give an array of shape (), a number with `.item()`.
 */
export function dot(a: NDArray, b: NDArray): NDArray;
export function dot(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray {
  return multiplied('dot', a, b, surplus);
}

/** Matrix product, (n, k) (k, m) -> (n, m), the same as `dot`. `matmul(W, A)` */
export function matmul(a: NDArray, b: NDArray): NDArray;
export function matmul(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray {
  return multiplied('matmul', a, b, surplus);
}
