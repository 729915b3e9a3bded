/**
 * Owns the independent reference of linear_activation_forward: sigmoid as exp(log sigmoid), relu as (Z + |Z|) / 2.
 * Must not follow the steps of reference.ts.
 */
import * as tf from 'tf';

const activations = {
  /** log sigmoid(Z) = -log(1 + exp(-Z)). */
  sigmoid: (Z: tf.Tensor): tf.Tensor => tf.exp(tf.neg(tf.softplus(tf.neg(Z)))),
  relu: (Z: tf.Tensor): tf.Tensor => tf.div(tf.add(Z, tf.abs(Z)), 2),
};

/** The product is taken with both factors transposed, Z = (A_prev^T W^T)^T + b. */
export function linear_activation_forward(
  A_prev: tf.Tensor2D,
  W: tf.Tensor2D,
  b: tf.Tensor2D,
  activation: 'sigmoid' | 'relu',
): [tf.Tensor, [tf.Tensor[], tf.Tensor]] {
  const Z = tf.add(tf.transpose(tf.matMul(A_prev, W, true, true)), b);
  return [activations[activation](Z), [[A_prev, W, b], Z]];
}
