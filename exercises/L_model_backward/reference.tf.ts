/**
 * Owns the independent reference of L_model_backward: automatic differentiation of the cost and of each layer.
 * Must not contain a formula for a gradient.
 */
import * as tf from 'tf';

type Cache = [linear: [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D], Z: tf.Tensor2D];

/** Cross-entropy summed over everything; its gradient with respect to AL is dAL. */
const crossEntropy =
  (Y: tf.Tensor) =>
  (AL: tf.Tensor): tf.Scalar =>
    tf.neg(tf.sum(tf.add(tf.mul(Y, tf.log(tf.abs(AL))), tf.mul(tf.sub(1, Y), tf.log(tf.abs(tf.sub(1, AL)))))));

/** A test may give an AL outside (0, 1); d log|x| / dx = 1 / x holds there as well. */
export function L_model_backward(AL: tf.Tensor2D, Y: tf.Tensor2D, caches: Cache[]): Record<string, tf.Tensor> {
  const grads: Record<string, tf.Tensor> = {};
  const m = AL.shape[1];
  let dA = tf.grad(crossEntropy(Y))(AL);
  caches
    .map((cache, i) => ({ cache, l: i + 1 }))
    .reverse()
    .forEach(({ cache: [[A_prev, W, b], Z], l }) => {
      const activate = l === caches.length ? tf.sigmoid : tf.relu;
      const above = dA;
      const dZ = tf.grad((z) => tf.sum(tf.mul(above, activate(z))))(Z);
      const forward = (a: tf.Tensor, weights: tf.Tensor, bias: tf.Tensor): tf.Tensor =>
        tf.sum(tf.mul(dZ, tf.add(tf.matMul(weights as tf.Tensor2D, a as tf.Tensor2D), bias)));
      const [dA_prev, dW, db] = tf.grads(forward)([A_prev, W, b]) as [tf.Tensor, tf.Tensor, tf.Tensor];
      Object.assign(grads, { [`dA${l - 1}`]: dA_prev, [`dW${l}`]: tf.div(dW, m), [`db${l}`]: tf.div(db, m) });
      dA = dA_prev;
    });
  return grads;
}
