/** What must type-check without a cast (and what must not) is checked when the tests are compiled; that it runs, here. */
import { describe, expect, it } from '@jest/globals';
import type { NDArray } from '../../../graders/np/index.ts';
import * as np from '../../../graders/np/index.ts';

const W = np.ones([2, 3]);
const A = np.ones([3, 4]);
const b = np.zeros([2, 1]);
const shapeOf = (array: NDArray): readonly number[] => array.shape;

describe('the types of np fit the course without casts', () => {
  it('in forward propagation', () => {
    const Z: NDArray = np.add(np.dot(W, A), b);
    const s: NDArray = np.divide(1, np.add(1, np.exp(np.negative(Z))));
    const r: NDArray = np.maximum(0, Z);
    expect([Z, s, r].map(shapeOf)).toEqual([
      [2, 4],
      [2, 4],
      [2, 4],
    ]);
  });

  it('in the cost and in backward propagation', () => {
    const Y = np.zeros([2, 4]);
    const m: number | undefined = Y.shape[1];
    const AL = np.full(Y.shape, 0.5);
    const cost: number = -np.sum(np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL)))) / (m ?? 1);
    const dW: NDArray = np.divide(np.dot(np.subtract(AL, Y), A.T), 4);
    const db: NDArray = np.sum(AL, { axis: 1, keepdims: true });
    const same: NDArray = np.reshape(Y, AL.shape);
    expect(cost).toBeCloseTo(2 * Math.LN2, 12);
    expect([dW, db, same].map(shapeOf)).toEqual([
      [2, 3],
      [2, 1],
      [2, 4],
    ]);
  });

  it('in numbers for numbers, arrays for arrays, and both for both', () => {
    const x: number = np.exp(np.sqrt(4));
    const y: number = np.add(1, np.maximum(2, 3));
    const either = (value: NDArray | number): NDArray | number => np.divide(1, np.add(1, np.exp(np.negative(value))));
    expect([x, y, either(0)]).toEqual([Math.exp(2), 4, 0.5]);
  });

  it('in reductions with every kind of options', () => {
    const whole: number[] = [np.sum(A), np.mean(A, {}), A.max(), A.argmax({ keepdims: false }), np.any(A), np.all(A)];
    const along: NDArray[] = [np.std(A, { axis: 0 }), A.min({ axis: -1 }), np.sum(A, { keepdims: true })];
    expect(whole).toEqual([12, 1, 1, 0, 1, 1]);
    expect(along.map(shapeOf)).toEqual([[4], [3], [1, 1]]);
  });

  it('in random draws with and without sizes', () => {
    const number: number = np.random.randn() + np.random.rand() + np.random.randint(1, 2) + np.random.choice(1);
    const arrays: NDArray[] = [np.random.randn(2, 1), np.random.randint(0, 2, [1, 3]), np.random.permutation(4)];
    expect(Number.isFinite(number)).toBe(true);
    expect(arrays.map(shapeOf)).toEqual([[2, 1], [1, 3], [4]]);
  });

  it('and refuse what would fail', () => {
    expect(() => {
      // @ts-expect-error a number is no option
      np.sum(A, 1);
    }).toThrow('options are written as');
    expect(() => {
      // @ts-expect-error an operand is missing
      np.add(A);
    }).toThrow('the second operand is undefined');
    expect(() => {
      // @ts-expect-error a shape is a list
      np.zeros(3);
    }).toThrow('a shape is a list');
    expect(() => {
      // @ts-expect-error a list is no array
      np.dot([[1]], A);
    }).toThrow('a plain JavaScript array');
    expect(() => {
      // @ts-expect-error the option is called keepdims
      np.sum(A, { axis: 1, keepdim: true });
    }).toThrow('no option keepdim');
    // @ts-expect-error a look-alike is no NDArray
    const fake: NDArray = { shape: [1], ndim: 1, size: 1 };
    expect(() => np.exp(fake)).toThrow('an object that is no NDArray');
  });
});
