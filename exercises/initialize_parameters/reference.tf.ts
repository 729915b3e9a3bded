/**
 * Owns the independent reference of initialize_parameters: one draw for the whole network, scaled once, then cut in two.
 * Must not follow the steps of reference.ts.
 */
import * as np from 'np';
import * as tf from 'tf';

/** The first n_h n_x numbers of stream 1 fill W1, the next n_y n_h fill W2. */
export function initialize_parameters(n_x: number, n_h: number, n_y: number): Record<string, tf.Tensor> {
  np.random.seed(1);
  const stream = tf.tensor2d(np.random.randn(1, n_h * n_x + n_y * n_h).toArray() as number[][]);
  const [first, second] = tf.split(tf.div(tf.reshape(stream, [-1]), 100), [n_h * n_x, n_y * n_h]);
  return {
    W1: tf.reshape(first as tf.Tensor, [n_h, n_x]),
    b1: tf.fill([n_h, 1], 0),
    W2: tf.reshape(second as tf.Tensor, [n_y, n_h]),
    b2: tf.fill([n_y, 1], 0),
  };
}
