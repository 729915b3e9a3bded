/**
 * Owns the independent reference of initialize_parameters_deep: one draw for the whole network, scaled once, cut per layer.
 * Must not follow the steps of reference.ts.
 */
import * as np from 'np';
import * as tf from 'tf';

/** Stream 3 fills W1, W2, ... one after the other. */
export function initialize_parameters_deep(layer_dims: number[]): Record<string, tf.Tensor> {
  const layers = layer_dims.slice(1).map((units, i) => ({ units, inputs: layer_dims[i] as number }));
  const sizes = layers.map(({ units, inputs }) => units * inputs);
  np.random.seed(3);
  const drawn = np.random
    .randn(
      1,
      sizes.reduce((sum, size) => sum + size, 0),
    )
    .toArray() as number[][];
  const parts = tf.split(tf.div(tf.tensor1d(drawn[0] as number[]), 100), sizes);
  return Object.fromEntries(
    layers.flatMap(({ units, inputs }, i) => [
      [`W${i + 1}`, tf.reshape(parts[i] as tf.Tensor, [units, inputs])],
      [`b${i + 1}`, tf.fill([units, 1], 0)],
    ]),
  );
}
