/**
 * Owns the independent reference of linear_activation_backward: automatic differentiation of activation and linear step.
 * Must not contain a formula for a gradient.
 */
import * as tf from 'tf';

/** Z is taken from the cache as it stands (a test may give one that does not belong to A_prev, W and b). */
export function linear_activation_backward(
  dA: tf.Tensor2D,
  [linear_cache, Z]: [tf.Tensor2D[], tf.Tensor2D],
  activation: 'sigmoid' | 'relu',
): tf.Tensor[] {
  const activate = activation === 'sigmoid' ? tf.sigmoid : tf.relu;
  const dZ = tf.grad((z) => tf.sum(tf.mul(dA, activate(z))))(Z);
  const forward = (A_prev: tf.Tensor, W: tf.Tensor, b: tf.Tensor): tf.Tensor =>
    tf.sum(tf.mul(dZ, tf.add(tf.matMul(W as tf.Tensor2D, A_prev as tf.Tensor2D), b)));
  const [dA_prev, dW, db] = tf.grads(forward)(linear_cache) as [tf.Tensor, tf.Tensor, tf.Tensor];
  const m = dA.shape[1];
  return [dA_prev, tf.div(dW, m), tf.div(db, m)];
}
