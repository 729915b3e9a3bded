import { describe, expect, it } from '@jest/globals';
import { relu, relu_backward, sigmoid, sigmoid_backward } from '../../../graders/course/dnn-utils.ts';
import * as np from '../../../graders/np/index.ts';

const Z = np.array([
  [-800, -1, 0],
  [-0, 2, 800],
]);

describe('dnn_utils', () => {
  it('gives the sigmoid, 0 and 1 at the far ends, and Z itself as the cache', () => {
    const [A, cache] = sigmoid(Z);
    const s = (z: number): number => 1 / (1 + Math.exp(-z));
    expect(A.toArray()).toEqual([
      [0, s(-1), 0.5],
      [0.5, s(2), 1],
    ]);
    expect(cache).toBe(Z);
  });

  it('gives relu, and Z itself as the cache', () => {
    const [A, cache] = relu(Z);
    expect(
      np.array_equal(
        A,
        np.array([
          [0, 0, 0],
          [0, 2, 800],
        ]),
      ),
    ).toBe(true);
    expect(cache).toBe(Z);
  });

  it('goes backward through the sigmoid by dA s (1 - s)', () => {
    const dA = np.array([
      [1, -2, 3],
      [4, 5, 6],
    ]);
    const dZ = sigmoid_backward(dA, Z);
    const s = sigmoid(Z)[0];
    expect(np.allclose(dZ, dA.multiply(s).multiply(s.negative().add(1)), { rtol: 1e-15, atol: 0 })).toBe(true);
    expect(dZ.at(0, 2)).toBe(0.75);
  });

  it('goes backward through relu by setting dZ to 0 where Z <= 0, in a copy of dA', () => {
    const dA = np.array([
      [1, 2, 3],
      [4, Number.NaN, 6],
    ]);
    const dZ = relu_backward(dA, Z);
    expect(dZ.toArray()).toEqual([
      [0, 0, 0],
      [0, Number.NaN, 6],
    ]);
    expect(dA.at(0, 0)).toBe(1);
  });

  it('goes backward through relu where Z is not a number as NumPy does: NaN is not <= 0', () => {
    expect(relu_backward(np.array([[5]]), np.array([[Number.NaN]])).toArray()).toEqual([[5]]);
  });

  it('agrees with difference quotients', () => {
    np.random.seed(4);
    const z = np.random.randn(3, 4);
    const dA = np.random.randn(3, 4);
    const h = 1e-6;
    for (const [forward, backward] of [
      [sigmoid, sigmoid_backward],
      [relu, relu_backward],
    ] as const) {
      const slope = np.divide(np.subtract(forward(z.add(h))[0], forward(z.subtract(h))[0]), 2 * h);
      expect(np.allclose(backward(dA, z), dA.multiply(slope), { rtol: 1e-7, atol: 1e-9 })).toBe(true);
    }
  });
});
