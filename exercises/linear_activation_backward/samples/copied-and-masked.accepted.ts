// As in the course: a copy of dA whose entries are set to 0 where Z <= 0; nested functions.
import { linear_backward } from 'course';
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const [rows, columns] = Z.shape;

  function backThroughRelu(): NDArray {
    const dZ = dA.copy();
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) if (Z.at(i, j) <= 0) dZ.set(0, i, j);
    return dZ;
  }
  function backThroughSigmoid(): NDArray {
    const [A] = sigmoid(Z);
    return dA.multiply(A).subtract(dA.multiply(A).multiply(A));
  }
  return linear_backward(activation === 'relu' ? backThroughRelu() : backThroughSigmoid(), linear_cache);
}
