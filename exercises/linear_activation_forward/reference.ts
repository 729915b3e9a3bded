/** Owns the from-scratch reference of linear_activation_forward. Must import nothing but np, dnn_utils and course. */
import { linear_forward } from 'course';
import { relu, sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';

/** A = g(W A_prev + b), (n[l], m), with the cache [[A_prev, W, b], Z]. */
export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [A: NDArray, cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray]] {
  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  const [A, activation_cache] = activation === 'sigmoid' ? sigmoid(Z) : relu(Z);
  return [A, [linear_cache, activation_cache]];
}
