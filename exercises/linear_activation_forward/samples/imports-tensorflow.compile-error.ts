// Imports TensorFlow.js, which is not offered to students.
import * as tf from '@tensorflow/tfjs';
import { linear_forward } from 'course';
import type { NDArray } from 'np';

export function linear_activation_forward(A_prev: NDArray, W: NDArray, b: NDArray, activation: 'sigmoid' | 'relu') {
  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  const A = activation === 'sigmoid' ? tf.sigmoid(Z) : tf.relu(Z);
  return [A, [linear_cache, Z]];
}
