// All formulas written out; parameters changed in place; dZ = AL - Y at the output.
import type { NDArray } from 'np';
import * as np from 'np';

export function L_layer_model(
  X: NDArray,
  Y: NDArray,
  layers_dims: number[],
  learning_rate = 0.009,
  num_iterations = 3000,
  print_cost = false,
): [parameters: Record<string, NDArray>, costs: number[]] {
  const L = layers_dims.length - 1;
  const m = X.shape[1];
  np.random.seed(1);
  const W = layers_dims.slice(1).map((n, i) => np.random.randn(n, layers_dims[i]).idiv(Math.sqrt(layers_dims[i])));
  const b = layers_dims.slice(1).map((n) => np.zeros([n, 1]));
  const costs: number[] = [];
  for (let i = 0; i < num_iterations; i++) {
    const A = [X];
    for (let l = 0; l < L; l++) {
      const Z = np.dot(W[l], A[l]).iadd(b[l]);
      A.push(l < L - 1 ? np.multiply(Z, np.greater(Z, 0)) : np.divide(1, np.add(1, np.exp(np.negative(Z)))));
    }
    if (i % 100 === 0) {
      const logs = np.add(np.multiply(Y, np.log(A[L])), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A[L]))));
      costs.push(-np.sum(logs) / m);
      if (print_cost) console.log(`Cost after iteration ${i}: ${costs[costs.length - 1]}`);
    }
    let dZ = np.subtract(A[L], Y);
    for (let l = L - 1; l >= 0; l--) {
      const step = learning_rate / m;
      const dA = np.dot(W[l].T, dZ);
      W[l].isub(np.dot(dZ, A[l].T).imul(step));
      b[l].isub(np.sum(dZ, { axis: 1, keepdims: true }).imul(step));
      dZ = np.where(np.greater(A[l], 0), dA, 0);
    }
  }
  const names = (kind: string, arrays: NDArray[]) => arrays.map((array, l) => [`${kind}${l + 1}`, array]);
  return [Object.fromEntries([...names('W', W), ...names('b', b)]), costs];
}
