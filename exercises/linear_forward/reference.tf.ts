/**
 * Owns the independent reference of linear_forward: the bias is a column of the weights, the input gets a row of ones.
 * Must not follow the steps of reference.ts.
 */
import * as tf from 'tf';

/** Z = [W b] [A; 1], one matrix product. */
export function linear_forward(A: tf.Tensor2D, W: tf.Tensor2D, b: tf.Tensor2D): [tf.Tensor, tf.Tensor[]] {
  const ones = tf.ones([1, A.shape[1]]) as tf.Tensor2D;
  const Z = tf.matMul(tf.concat([W, b], 1), tf.concat([A, ones], 0));
  return [Z, [A, W, b]];
}
