// Recursion over the layers, last layer first; nested lists.
import type { NDArray } from 'np';
import * as np from 'np';

export function update_parameters(
  parameters: Record<string, NDArray>,
  grads: Record<string, NDArray>,
  learning_rate: number,
): Record<string, NDArray> {
  const walk = (old: number[][], slope: number[][]): number[][] =>
    old.map((row, i) => row.map((x, j) => x - learning_rate * slope[i][j]));
  const layer = (l: number): Record<string, NDArray> => {
    if (l === 0) return {};
    const [W, b] = ['W', 'b'].map((kind) =>
      np.array(walk(parameters[kind + l].toArray() as number[][], grads[`d${kind}${l}`].toArray() as number[][])),
    );
    return { ...layer(l - 1), [`W${l}`]: W, [`b${l}`]: b };
  };
  return layer(Object.keys(parameters).length / 2);
}
