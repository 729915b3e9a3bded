/**
 * Owns the independent reference of linear_backward: automatic differentiation of the forward step.
 * Must not contain a formula for a gradient.
 */
import * as tf from 'tf';

/** The scalar sum(dZ * Z) has dZ as its gradient with respect to Z; its gradients with respect to A_prev, W and b are asked for. */
export function linear_backward(dZ: tf.Tensor2D, cache: tf.Tensor2D[]): tf.Tensor[] {
  const forward = (A_prev: tf.Tensor, W: tf.Tensor, b: tf.Tensor): tf.Tensor =>
    tf.sum(tf.mul(dZ, tf.add(tf.matMul(W as tf.Tensor2D, A_prev as tf.Tensor2D), b)));
  const [dA_prev, dW, db] = tf.grads(forward)(cache) as [tf.Tensor, tf.Tensor, tf.Tensor];
  // The course takes the cost as a mean over the examples and leaves its 1/m to this step.
  const m = dZ.shape[1];
  return [dA_prev, tf.div(dW, m), tf.div(db, m)];
}
