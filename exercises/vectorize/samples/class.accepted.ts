// A class for the model, with a nested function for the cost.
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

class LogisticRegression {
  constructor(
    private readonly w: NDArray,
    private readonly b: number,
  ) {}

  predict(X: NDArray): NDArray {
    return sigmoid(np.dot(X.T, this.w).add(this.b))[0].T;
  }

  gradients(X: NDArray, Y: NDArray): [NDArray, number, number] {
    const A = this.predict(X);
    function cost(): number {
      const wrong = np.abs(np.subtract(np.subtract(1, Y), A));
      return -np.mean(np.log(wrong));
    }
    const error = A.subtract(Y);
    return [np.dot(error, X.T).T.divide(error.size), error.mean(), cost()];
  }
}

export function propagate(w: NDArray, b: number, X: NDArray, Y: NDArray): [NDArray, number, number] {
  return new LogisticRegression(w, b).gradients(X, Y);
}
