// Tries: print the source of np, of the helpers and of the console by every way to turn a function into text.
// Holds: they show no source.
import * as np from 'np';
import * as dnn from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const functions = [np.dot, np.random.randn, dnn.sigmoid, dnn.relu_backward, console.log, np.array];
  for (const f of functions)
    console.log(String(f), `${f}`, f.toString(), Function.prototype.toString.call(f), Object.keys(f).join());
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
