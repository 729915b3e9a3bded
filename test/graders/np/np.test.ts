import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as np from '../../../graders/np/index.ts';
import { counters, dataOf, isNDArray, numpyOperationOf, resetRun } from '../../../graders/np/internals.ts';

const any = (value: unknown): never => value as never;
const message = (action: () => unknown): string => {
  try {
    action();
    return 'nothing was thrown';
  } catch (error) {
    expect(numpyOperationOf(error)).toBeDefined();
    return (error as Error).message;
  }
};
const matrix = (rows: fc.Arbitrary<number>, columns: fc.Arbitrary<number>): fc.Arbitrary<np.NDArray> =>
  fc
    .tuple(rows, columns)
    .chain(([n, m]) =>
      fc
        .array(fc.integer({ min: -9, max: 9 }), { minLength: n * m, maxLength: n * m })
        .map((list) => np.reshape(np.array(list), [n, m])),
    );
const size = fc.integer({ min: 1, max: 9 });

describe('errors of np name the operation, the shapes and the rule', () => {
  it.each<[string, () => unknown, string]>([
    [
      'dot',
      () => np.dot(np.zeros([3, 4]), np.zeros([5, 4])),
      'dot: (3, 4) and (5, 4) do not align: 4 (columns of the left) is not 5 (rows of the right)',
    ],
    [
      'add',
      () => np.add(np.zeros([3, 4]), np.zeros([3, 2])),
      'add: (3, 4) and (3, 2) do not broadcast: in dimension 1 the sizes are 4 and 2; they must be equal, or one of them 1',
    ],
    [
      'an undefined operand',
      () => np.add(np.zeros([1]), any(undefined)),
      'add: the second operand is undefined; expected an NDArray or a number',
    ],
    [
      'a plain list',
      () => np.exp(any([1, 2])),
      'exp: the operand is a plain JavaScript array; make an NDArray of it with np.array(...); expected an NDArray or a number',
    ],
    [
      'a number where an array belongs',
      () => np.dot(any(2), np.zeros([1, 1])),
      'dot: the first operand is 2; expected an NDArray',
    ],
    [
      'reshape',
      () => np.reshape(np.zeros([2, 3]), [4, 2]),
      'reshape: (2, 3) has 6 elements, which do not fill the shape (4, 2)',
    ],
    [
      'an axis',
      () => np.sum(np.zeros([2, 3]), { axis: 2 }),
      'sum: axis 2 does not exist in an array with 2 dimensions',
    ],
    [
      'an axis that is given bare',
      () => np.sum(np.zeros([2]), any(1)),
      'sum: options are written as { axis: 1, keepdims: true }; got 1',
    ],
    ['an index', () => np.zeros([2, 3]).at(2, 0), 'at: index 2 is out of bounds for dimension 0, which has size 2'],
    [
      'too few indexes',
      () => np.zeros([2, 3]).at(0),
      'at: an element of an array of shape (2, 3) has 2 indexes; got 1',
    ],
    ['a ragged list', () => np.array([[1, 2], [3]]), 'array: the list at [1] has 1 entries; the first one has 2'],
    [
      'a string in a list',
      () => np.array([[1, any('x')]]),
      'array: the entry at [0][1] is a string; expected a number',
    ],
    ['a shape as separate numbers', () => np.zeros(any(3)), 'zeros: a shape is a list such as [3, 4]; got 3'],
    ['a fractional size', () => np.zeros([1.5]), 'zeros: a shape consists of whole numbers from 0; entry 0 is 1.5'],
    [
      'a huge shape',
      () => np.zeros([1e5, 1e5]),
      'zeros: an array of shape (100000, 100000) is too large: 134217728 elements is the limit',
    ],
    ['max of nothing', () => np.max(np.zeros([0])), 'max: an array of shape (0,) has no elements to choose from'],
    ['item', () => np.zeros([2, 1]).item(), 'item: an array of shape (2, 1) has 2 elements, not one'],
    [
      'an in-place result that does not fit',
      () => np.zeros([1, 3]).iadd(np.zeros([2, 3])),
      'iadd: the result would have shape (2, 3), which does not fit in place into (1, 3)',
    ],
    [
      'concatenate',
      () => np.concatenate([np.zeros([1, 2]), np.zeros([1, 3])]),
      'concatenate: (1, 2) and (1, 3) do not fit together: all dimensions but 0 must be equal',
    ],
    [
      'squeeze',
      () => np.squeeze(np.zeros([2, 3]), { axis: 0 }),
      'squeeze: axis 0 of shape (2, 3) has size 2; only size 1 can be taken away',
    ],
  ])('%s', (_what, action, text) => expect(message(action)).toBe(text));
});

describe('arrays', () => {
  it('share memory under two names, and not with a copy: in-place forms show it', () => {
    const A = np.array([[1, 2]]);
    const B = A;
    const C = A.copy();
    B.isub(1)
      .imul(3)
      .iadd(np.array([[1, 2]]))
      .idiv(2);
    expect(A.toArray()).toEqual([[0.5, 2.5]]);
    expect(C.toArray()).toEqual([[1, 2]]);
  });

  it('give rows, columns and parts as copies with two dimensions', () => {
    const A = np.array([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(A.row(-1).toArray()).toEqual([[4, 5, 6]]);
    expect(A.col(1).toArray()).toEqual([[2], [5]]);
    expect(A.slice(null, [1, 3]).toArray()).toEqual([
      [2, 3],
      [5, 6],
    ]);
    expect(A.slice([-1, 2], [0, -1]).toArray()).toEqual([[4, 5]]);
    expect(A.T.shape).toEqual([3, 2]);
    expect([A.ndim, A.size, A.at(1, -1)]).toEqual([2, 6, 6]);
  });

  it('return numbers from reductions without an axis and arrays with one', () => {
    const A = np.array([
      [1, 2],
      [3, 4],
    ]);
    expect([A.sum(), np.mean(A), np.argmax(A)]).toEqual([10, 2.5, 3]);
    expect(A.sum({ axis: 1, keepdims: true }).toArray()).toEqual([[3], [7]]);
    expect(np.max(A, { axis: 0 }).toArray()).toEqual([3, 4]);
    expect(np.sum(A, { keepdims: true }).toArray()).toEqual([[10]]);
  });

  it('are made by every creating function', () => {
    expect(np.eye(2).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(np.full([1, 2], 7).toArray()).toEqual([[7, 7]]);
    expect(np.arange(1, 2, 0.5).toArray()).toEqual([1, 1.5]);
    expect(np.linspace(0, 1, 3).toArray()).toEqual([0, 0.5, 1]);
    expect(np.ones_like(np.zeros([1, 2])).toArray()).toEqual([[1, 1]]);
    expect(np.zeros_like(np.ones([2])).toArray()).toEqual([0, 0]);
  });

  it('are joined and reshaped', () => {
    const [a, b] = [np.array([[1, 2]]), np.array([[3, 4]])];
    expect(np.concatenate([a, b], { axis: 1 }).toArray()).toEqual([[1, 2, 3, 4]]);
    expect(np.vstack([a, np.array([5, 6])]).toArray()).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(np.hstack([a, b]).toArray()).toEqual([[1, 2, 3, 4]]);
    expect(np.squeeze(a).shape).toEqual([2]);
    expect(np.expand_dims(np.array([1, 2]), 1).shape).toEqual([2, 1]);
    expect(np.reshape(np.arange(6), [2, -1]).shape).toEqual([2, 3]);
  });

  it('are compared', () => {
    const a = np.array([1, Number.NaN]);
    expect([np.allclose(a, a), np.allclose(a, a, { equal_nan: true })]).toEqual([false, true]);
    expect(np.allclose(np.array([1e10]), np.array([1.00001e10]))).toBe(true);
    expect([np.array_equal(np.zeros([2]), np.zeros([1, 2])), np.array_equal(np.ones([2]), np.ones([2]))]).toEqual([
      false,
      true,
    ]);
    expect(np.where(np.greater(np.array([[1, -1]]), 0), 5, np.array([[7, 8]])).toArray()).toEqual([[5, 8]]);
  });
});

describe('products', () => {
  it('equal the plain triple loop for all shapes around the tile sizes', () => {
    fc.assert(
      fc.property(size, size, size, fc.integer(), (n, k, m, seed) => {
        np.random.seed(Math.abs(seed) % 2 ** 32);
        const [A, B] = [np.random.randn(n, k), np.random.randn(k, m)];
        const C = np.dot(A, B);
        for (let i = 0; i < n; i++)
          for (let j = 0; j < m; j++) {
            let sum = 0;
            for (let p = 0; p < k; p++) sum += A.at(i, p) * B.at(p, j);
            expect(C.at(i, j)).toBeCloseTo(sum, 12);
          }
      }),
    );
  });

  it('work over an inner dimension longer than a block', () => {
    expect(np.dot(np.ones([3, 1_000]), np.ones([1_000, 5])).toArray()).toEqual(
      [1, 2, 3].map(() => [1_000, 1_000, 1_000, 1_000, 1_000]),
    );
  });

  it('obey (AB)^T = B^T A^T', () => {
    const pair = fc
      .tuple(size, size, size)
      .chain(([n, k, m]) => fc.tuple(matrix(fc.constant(n), fc.constant(k)), matrix(fc.constant(k), fc.constant(m))));
    fc.assert(fc.property(pair, ([A, B]) => expect(np.dot(A, B).T.toArray()).toEqual(np.dot(B.T, A.T).toArray())));
  });

  it('take 1-D operands as rows and columns, as np.dot', () => {
    expect(np.dot(np.array([1, 2]), np.array([3, 4])).shape).toEqual([]);
    expect(
      np
        .dot(
          np.array([
            [1, 2],
            [3, 4],
          ]),
          np.array([1, 1]),
        )
        .toArray(),
    ).toEqual([3, 7]);
    expect(
      np
        .matmul(
          np.array([1, 1]),
          np.array([
            [1, 2],
            [3, 4],
          ]),
        )
        .toArray(),
    ).toEqual([4, 6]);
  });
});

describe('counts', () => {
  it('see element accesses and operations of student code, not the work inside', () => {
    const [A, B] = [np.ones([4, 5]), np.ones([5, 6])];
    resetRun();
    np.add(np.dot(A, B), 1);
    expect(counters()).toEqual({ elementAccesses: 0, operations: 2 });
    A.at(0, 0);
    A.set(1, 0, 0);
    A.row(0);
    A.toArray();
    expect(counters().elementAccesses).toBe(1 + 1 + 5 + 20);
  });
});

describe('an NDArray cannot be forged', () => {
  const real = np.ones([1, 2]);
  const prototype = Object.getPrototypeOf(real) as object;

  it.each<[string, () => unknown]>([
    ['by its prototype', () => Object.create(prototype)],
    ['by a proxy', () => new Proxy(real, {})],
    ['by a look-alike', () => ({ shape: [1, 2], ndim: 2, size: 2, at: () => 1 })],
  ])('%s', (_how, forge) => {
    const forged = forge();
    expect(isNDArray(forged)).toBe(false);
    expect(message(() => np.exp(any(forged)))).toMatch(/^exp: the operand is an object that is no NDArray/);
  });

  it('by its constructor', () => {
    const Constructor = real.constructor as new (...args: unknown[]) => unknown;
    expect(() => new Constructor({}, { data: new Float64Array(1), shape: [1] })).toThrow(
      'arrays are made with np.array',
    );
    class Sub extends (Constructor as new () => object) {}
    expect(() => new Sub()).toThrow('arrays are made with np.array');
  });

  it('nor can its methods or shape be replaced', () => {
    expect(() => Object.assign(prototype, { at: () => 42 })).toThrow(TypeError);
    expect(() => Object.assign(real.shape, [9])).toThrow(TypeError);
    expect(dataOf(real)).toEqual(new Float64Array([1, 1]));
  });
});
