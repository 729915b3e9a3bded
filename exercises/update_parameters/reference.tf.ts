/**
 * Owns the independent reference of update_parameters: all parameters move as one long vector.
 * Must not go through the layers.
 */
import * as tf from 'tf';

export function update_parameters(
  parameters: Record<string, tf.Tensor>,
  grads: Record<string, tf.Tensor>,
  learning_rate: number,
): Record<string, tf.Tensor> {
  const names = Object.keys(parameters);
  const before = tf.concat1d(names.map((name) => tf.reshape(parameters[name] as tf.Tensor, [-1]) as tf.Tensor1D));
  const slope = tf.concat1d(names.map((name) => tf.reshape(grads[`d${name}`] as tf.Tensor, [-1]) as tf.Tensor1D));
  // All parameters as one vector, moved by one product of a (2, n) matrix with the row (1, -alpha).
  const after = tf.reshape(
    tf.matMul(tf.tensor2d([[1, -learning_rate]]), tf.stack([before, slope]) as tf.Tensor2D),
    [-1],
  );
  const sizes = names.map((name) => (parameters[name] as tf.Tensor).size);
  const parts = tf.split(after, sizes);
  return Object.fromEntries(
    names.map((name, i) => [name, tf.reshape(parts[i] as tf.Tensor, (parameters[name] as tf.Tensor).shape)]),
  );
}
