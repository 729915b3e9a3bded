/**
 * Owns the independent reference of propagate: the cost from logits, its gradients by automatic differentiation.
 * Must not follow the steps of reference.ts.
 */
import * as tf from 'tf';

/** With z = w^T x + b the loss of an example is softplus(z) - y z. */
export function propagate(
  w: tf.Tensor2D,
  b: number,
  X: tf.Tensor2D,
  Y: tf.Tensor2D,
): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const cost = (weights: tf.Tensor, bias: tf.Tensor): tf.Scalar => {
    const z = tf.add(tf.matMul(weights as tf.Tensor2D, X, true), bias);
    return tf.mean(tf.sub(tf.softplus(z), tf.mul(Y, z)));
  };
  const { value, grads } = tf.valueAndGrads(cost as (...tensors: tf.Tensor[]) => tf.Scalar)([w, tf.scalar(b)]);
  const [dw, db] = grads as [tf.Tensor, tf.Tensor];
  return [dw, db, value];
}
