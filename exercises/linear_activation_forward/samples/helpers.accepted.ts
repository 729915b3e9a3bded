// Uses the helpers that are given, with if and else.
import { linear_forward } from 'course';
import { relu, sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, Cache] {
  if (activation === 'sigmoid') {
    const [Z, linear_cache] = linear_forward(A_prev, W, b);
    const [A, activation_cache] = sigmoid(Z);
    return [A, [linear_cache, activation_cache]];
  } else {
    const [Z, linear_cache] = linear_forward(A_prev, W, b);
    const [A, activation_cache] = relu(Z);
    return [A, [linear_cache, activation_cache]];
  }
}
