/**
 * Owns the independent reference of L_layer_model: the cost is written as one function of all weights, and TensorFlow
 * differentiates it. Must not contain a formula for a gradient.
 */
import * as np from 'np';
import * as tf from 'tf';

export function L_layer_model(
  X: tf.Tensor2D,
  Y: tf.Tensor2D,
  layers_dims: number[],
  learning_rate = 0.009,
  num_iterations = 3000,
): [Record<string, tf.Tensor>, number[]] {
  np.random.seed(1);
  const names = layers_dims.slice(1).flatMap((_, i) => [`W${i + 1}`, `b${i + 1}`]);
  let weights: tf.Tensor[] = layers_dims.slice(1).flatMap((n, i) => {
    const n_prev = layers_dims[i] as number;
    const values = np.random.randn(n, n_prev).toArray() as number[][];
    return [tf.mul(tf.tensor2d(values), 1 / Math.sqrt(n_prev)), tf.zeros([n, 1])];
  });
  /** Mean cross-entropy from the logits: softplus(z) - y z. */
  const cost = (...list: tf.Tensor[]): tf.Scalar => {
    let A: tf.Tensor = X;
    let z: tf.Tensor = X;
    for (let k = 0; k < list.length; k += 2) {
      z = tf.add(tf.matMul(list[k] as tf.Tensor2D, A as tf.Tensor2D), list[k + 1] as tf.Tensor);
      A = tf.relu(z);
    }
    return tf.div(tf.sum(tf.sub(tf.softplus(z), tf.mul(Y, z))), X.shape[1]);
  };
  const costs: number[] = [];
  for (let i = 0; i < num_iterations; i++) {
    const next = tf.tidy(() => {
      const { value, grads } = tf.valueAndGrads(cost)(weights);
      if (i % 100 === 0) costs.push(value.dataSync()[0] as number);
      return weights.map((weight, k) => tf.sub(weight, tf.mul(grads[k] as tf.Tensor, learning_rate)));
    });
    tf.dispose(weights);
    weights = next;
  }
  return [Object.fromEntries(names.map((name, k) => [name, weights[k] as tf.Tensor])), costs];
}
