// A fold over sorted layer numbers; boundary: caches copies of all arrays.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const numbers = Object.keys(parameters)
    .filter((key) => key[0] === 'b')
    .map((key) => Number(key.slice(1)))
    .sort((a, b) => a - b);
  return numbers.reduce<[NDArray, Cache[]]>(
    ([A, caches], l, i) => {
      const activation = i === numbers.length - 1 ? 'sigmoid' : 'relu';
      const [next, [[A_prev, W, b], Z]] = linear_activation_forward(
        A,
        parameters[`W${l}`],
        parameters[`b${l}`],
        activation,
      );
      return [next, caches.concat([[[A_prev.copy(), W.copy(), b.copy()], Z.copy()]])];
    },
    [X, []],
  );
}
