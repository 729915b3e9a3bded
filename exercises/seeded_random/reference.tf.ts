/**
 * Owns the independent reference of seeded_random: one long draw, cut into its two halves.
 * Must not follow the steps of reference.ts.
 */
import * as np from 'np';
import * as tf from 'tf';

/** Draws the first 2 n_h n_x numbers of the stream at once: the first half is `first` and `again`, the second `next`. */
export function seeded_random(seed: number, n_x: number, n_h: number): [tf.Tensor, tf.Tensor, tf.Tensor] {
  np.random.seed(seed);
  const stream = tf.tensor2d(np.random.randn(2, n_h * n_x).toArray() as number[][]);
  const part = (row: number) => tf.reshape(tf.slice(stream, [row, 0], [1, n_h * n_x]), [n_h, n_x]);
  return [part(0), part(0), part(1)];
}
