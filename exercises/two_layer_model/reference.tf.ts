/**
 * Owns the independent reference of two_layer_model: the cost is written as one function of the weights, and TensorFlow
 * differentiates it. Must not contain a formula for a gradient.
 */
import * as np from 'np';
import * as tf from 'tf';

type Weights = [W1: tf.Tensor, b1: tf.Tensor, W2: tf.Tensor, b2: tf.Tensor];

const drawn = (rows: number, columns: number): tf.Tensor =>
  tf.mul(tf.tensor2d(np.random.randn(rows, columns).toArray() as number[][]), 0.01);
const product = (a: tf.Tensor, b: tf.Tensor): tf.Tensor => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D);

export function two_layer_model(
  X: tf.Tensor2D,
  Y: tf.Tensor2D,
  [n_x, n_h, n_y]: [number, number, number],
  learning_rate = 0.0075,
  num_iterations = 3000,
): [Record<string, tf.Tensor>, number[]] {
  np.random.seed(1);
  const costs: number[] = [];
  const W1 = drawn(n_h, n_x);
  let weights: Weights = [W1, tf.zeros([n_h, 1]), drawn(n_y, n_h), tf.zeros([n_y, 1])];
  /** Mean cross-entropy from the logits: -y log s(z) - (1 - y) log(1 - s(z)) = softplus(z) - y z. */
  const cost = (...[w1, b1, w2, b2]: tf.Tensor[]): tf.Scalar => {
    const hidden = tf.relu(tf.add(product(w1 as tf.Tensor, X), b1 as tf.Tensor));
    const z = tf.add(product(w2 as tf.Tensor, hidden), b2 as tf.Tensor);
    return tf.div(tf.sum(tf.sub(tf.softplus(z), tf.mul(Y, z))), X.shape[1]);
  };
  for (let i = 0; i < num_iterations; i++) {
    const next = tf.tidy(() => {
      const { value, grads } = tf.valueAndGrads(cost)(weights);
      if (i % 100 === 0) costs.push(value.dataSync()[0] as number);
      return weights.map((weight, k) => tf.sub(weight, tf.mul(grads[k] as tf.Tensor, learning_rate)));
    });
    tf.dispose(weights);
    weights = next as Weights;
  }
  const [w1, b1, w2, b2] = weights;
  return [{ W1: w1, b1, W2: w2, b2 }, costs];
}
