/**
 * Owns the independent reference of predict: the sign of the last linear part, without a sigmoid.
 * Must not compute probabilities.
 */
import * as tf from 'tf';

/** sigmoid(z) > 0.5 exactly where z > 0. */
export function predict(X: tf.Tensor2D, _Y: tf.Tensor2D, parameters: Record<string, tf.Tensor2D>): tf.Tensor {
  const L = Object.keys(parameters).length / 2;
  let A: tf.Tensor = X;
  let z: tf.Tensor = X;
  for (let l = 1; l <= L; l++) {
    z = tf.add(tf.matMul(parameters[`W${l}`] as tf.Tensor2D, A as tf.Tensor2D), parameters[`b${l}`] as tf.Tensor);
    A = tf.relu(z);
  }
  return tf.cast(tf.greater(z, 0), 'float32');
}
