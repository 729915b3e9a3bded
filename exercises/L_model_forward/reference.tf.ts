/**
 * Owns the independent reference of L_model_forward: a fold over the layers on transposed tensors (one row per example).
 * Must not follow the steps of reference.ts.
 */
import * as tf from 'tf';

type Parameters = Record<string, tf.Tensor2D>;
type Cache = [[tf.Tensor, tf.Tensor, tf.Tensor], tf.Tensor];

/** Computes A^T = g(A_prev^T W^T + b^T), and turns what is returned back to one column per example. */
export function L_model_forward(X: tf.Tensor2D, parameters: Parameters): [tf.Tensor, Cache[]] {
  const L = Math.max(...Object.keys(parameters).map((key) => Number(key.slice(1))));
  const layers = Array.from({ length: L }, (_, i) => ({
    W: parameters[`W${i + 1}`] as tf.Tensor2D,
    b: parameters[`b${i + 1}`] as tf.Tensor2D,
    last: i + 1 === L,
  }));
  const start: { rows: tf.Tensor2D; caches: Cache[] } = { rows: tf.transpose(X), caches: [] };
  const { rows, caches } = layers.reduce(({ rows, caches }, { W, b, last }) => {
    const Zt = tf.add(tf.matMul(rows, W, false, true), tf.transpose(b)) as tf.Tensor2D;
    const cache: Cache = [[tf.transpose(rows), W, b], tf.transpose(Zt)];
    return { rows: last ? tf.sigmoid(Zt) : tf.relu(Zt), caches: [...caches, cache] };
  }, start);
  return [tf.transpose(rows), caches];
}
