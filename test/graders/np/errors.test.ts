import { describe, expect, it } from '@jest/globals';
import * as np from '../../../graders/np/index.ts';
import { fromData, numpyOperationOf } from '../../../graders/np/internals.ts';

const any = (value: unknown): never => value as never;
const call = (f: unknown, ...given: unknown[]): unknown => (f as (...given: unknown[]) => unknown)(...given);
const message = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (numpyOperationOf(error) !== undefined) return (error as Error).message;
    return `not np's own: ${String(error)}`;
  }
  return 'nothing was thrown';
};
const A = np.ones([2, 3]);
const deep: unknown[] = [];
deep[0] = deep;

describe('errors of np say what came and what is expected', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a missing operand',
      () => call(np.add, A),
      'add: the second operand is undefined; expected an NDArray or a number',
    ],
    [
      'a string',
      () => np.multiply(any('2'), A),
      'multiply: the first operand is a string; expected an NDArray or a number',
    ],
    ['null', () => np.log(any(null)), 'log: the operand is null; expected an NDArray or a number'],
    ['a function', () => A.add(any(np.exp)), 'add: the second operand is a function; expected an NDArray or a number'],
    ['too many operands', () => call(np.exp, A, A), 'exp: takes 1 argument; got 2'],
    ['too many operands of two', () => call(np.add, A, 1, 2), 'add: takes at most 2 arguments; got 3'],
    ['a shape in separate numbers', () => call(np.zeros, 2, 3), 'zeros: a shape is a list such as [3, 4]; got 2'],
    ['a shape twice', () => call(np.ones, [2], [3]), 'ones: takes 1 argument; got 2'],
    ['a missing value', () => call(np.full, [2]), 'full: the value is undefined; expected a number'],
    [
      'dimensions in a list',
      () => call(np.random.randn, [2, 3]),
      'random.randn: takes the dimensions one by one: random.randn(2, 3), not a list',
    ],
    [
      'an unknown dimension',
      () => np.random.rand(2, any(undefined)),
      'random.rand: a shape consists of whole numbers from 0; entry 1 is undefined',
    ],
    ['a negative size', () => np.eye(-1), 'eye: a shape consists of whole numbers from 0; entry 0 is -1'],
    [
      'a size that is NaN',
      () => np.zeros([Number.NaN, 1]),
      'zeros: a shape consists of whole numbers from 0; entry 0 is NaN',
    ],
    [
      'a huge array',
      () => np.zeros([1e9, 1e9]),
      'zeros: an array of shape (1000000000, 1000000000) is too large: 134217728 elements is the limit',
    ],
    [
      'a huge empty array',
      () => np.zeros([2 ** 50, 0]),
      'zeros: an array of shape (1125899906842624, 0) is too large: 134217728 elements is the limit',
    ],
    [
      'a huge result of broadcasting',
      () => np.add(np.zeros([20_000, 1]), np.zeros([1, 20_000])),
      'add: an array of shape (20000, 20000) is too large: 134217728 elements is the limit',
    ],
    [
      'too many dimensions',
      () => np.zeros(Array.from({ length: 65 }, () => 1)),
      'zeros: an array has at most 64 dimensions; got 65',
    ],
    ['a list within itself', () => np.array(any(deep)), 'array: lists are nested at most 64 deep'],
    [
      'a ragged list, deeper',
      () =>
        np.array([
          [[1], [2]],
          [[3], [4, 5]],
        ]),
      'array: the list at [1][1] has 2 entries; the first one has 1',
    ],
    [
      'a number beside lists',
      () => np.array(any([[1], 2])),
      'array: the entry at [1] is 2; expected a list of 1 entries, as the first one is',
    ],
    [
      'a list beside numbers',
      () => np.array(any([1, [2]])),
      'array: the entry at [1] is a list; the entries before it are numbers',
    ],
    [
      'a hole in a list',
      () => np.array(any([1, undefined])),
      'array: the entry at [1] is undefined; expected a number',
    ],
    [
      'arrays in a list',
      () => np.array(any([A, A])),
      'array: the entry at [0] is an NDArray; join arrays with np.vstack or np.concatenate',
    ],
    ['nothing at all', () => call(np.array), 'array: the entry at the top is undefined; expected a number'],
    [
      'a misspelt option',
      () => np.sum(A, any({ axis: 1, keepdim: true })),
      'sum: there is no option keepdim; options are written as { axis: 1, keepdims: true }',
    ],
    [
      'keepdims that is no boolean',
      () => np.sum(A, any({ axis: 1, keepdims: 1 })),
      'sum: keepdims is 1; expected true or false',
    ],
    [
      'an axis that is null',
      () => np.mean(A, any({ axis: null })),
      'mean: axis null does not exist in an array with 2 dimensions',
    ],
    [
      'a reduction of a list',
      () => np.sum(any([1, 2])),
      'sum: the operand is a plain JavaScript array; make an NDArray of it with np.array(...); expected an NDArray',
    ],
    ['a bare axis to a method', () => A.sum(any(0)), 'sum: options are written as { axis: 1, keepdims: true }; got 0'],
    [
      'a shape in separate numbers to a method',
      () => call(A.reshape.bind(A), 3, 2),
      'reshape: a shape is a list such as [3, 4]; got 3',
    ],
    ['two open sizes', () => A.reshape([-1, -1]), 'reshape: only one entry of the shape may be -1'],
    [
      'an open size that does not fit',
      () => A.reshape([4, -1]),
      'reshape: (2, 3) has 6 elements, which do not fill the shape (4, -1)',
    ],
    [
      'one array instead of a list',
      () => np.vstack(any(A)),
      'vstack: takes a list of arrays such as [A, B]; got a single array or object',
    ],
    [
      'a number in a list of arrays',
      () => np.hstack(any([A, 1])),
      'hstack: entry 1 of the list is 1; expected an NDArray',
    ],
    ['an empty list of arrays', () => np.concatenate([]), 'concatenate: needs at least one array'],
    [
      'single numbers',
      () => np.concatenate([np.array(1)]),
      'concatenate: single numbers, arrays of shape (), cannot be joined; use np.array([...])',
    ],
    ['a row of a list', () => np.arange(3).row(0), 'row: needs a matrix; the array has shape (3,)'],
    ['a row that is not there', () => A.row(2), 'row: index 2 is out of bounds: there are 2'],
    ['an index that is not whole', () => A.at(0.5, 1), 'at: an index is a whole number; index 0 is 0.5'],
    ['indexes in a list', () => A.at(any([0, 1])), 'at: an element of an array of shape (2, 3) has 2 indexes; got 1'],
    ['indexes before the value', () => A.set(any(undefined), 0, 0), 'set: the value is undefined; expected a number'],
    [
      'a range that is a number',
      () => A.slice(any(1)),
      'slice: a range is [start, stop], [start] or null; range 0 is 1',
    ],
    [
      'a range of three',
      () => A.slice(any([0, 2, 1])),
      'slice: a range is [start, stop], [start] or null; range 0 is another list',
    ],
    ['too many ranges', () => A.slice(null, null, null), 'slice: 3 ranges for an array of shape (2, 3)'],
    [
      'a product of vectors that do not align',
      () => np.dot(np.arange(2), np.arange(3)),
      'dot: (2,) and (3,) do not align: 2 (columns of the left) is not 3 (rows of the right)',
    ],
    [
      'a product with a single number',
      () => np.matmul(np.array(2), A),
      'matmul: () and (2, 3): a single number has no rows and columns; use multiply',
    ],
    [
      'a product of three dimensions',
      () => np.dot(np.ones([1, 2, 3]), A),
      'dot: (1, 2, 3) and (2, 3): only arrays with one or two dimensions are multiplied here',
    ],
    ['a condition that is a number', () => np.where(any(1), A, 0), 'where: the condition is 1; expected an NDArray'],
    ['a step of zero', () => np.arange(0, 1, 0), 'arange: the step must not be 0'],
    ['an endless range', () => np.arange(0, Number.NaN), 'arange: start, stop and step must not be NaN'],
    [
      'an infinite line',
      () => np.linspace(0, Number.POSITIVE_INFINITY),
      'linspace: start and stop must be finite; got 0 and Infinity',
    ],
    [
      'a tolerance that is a string',
      () => np.allclose(A, A, any({ rtol: '1' })),
      'allclose: rtol is a string; expected a number',
    ],
    [
      'an empty range of integers',
      () => np.random.randint(3, 3),
      'random.randint: low must be a whole number below high; got 3 and 3',
    ],
    [
      'a range of integers that is too wide',
      () => np.random.randint(-(2 ** 53 - 1), 2 ** 53 - 1),
      'random.randint: the range from -9007199254740991 to 9007199254740991 is wider than 2^53',
    ],
    [
      'a negative deviation',
      () => np.random.normal(0, -1),
      'random.normal: the scale is a standard deviation and cannot be negative; got -1',
    ],
    [
      'more choices than there are',
      () => np.random.choice(3, 4, { replace: false }),
      'random.choice: cannot draw 4 of 3 without replacement',
    ],
    [
      'a choice of rows',
      () => np.random.choice(A),
      'random.choice: draws from a number above 0 or from a 1-D array that is not empty',
    ],
    ['shuffling a number', () => np.random.shuffle(any(3)), 'random.shuffle: the operand is 3; expected an NDArray'],
    [
      'no seed',
      () => call(np.random.seed),
      'random.seed: a seed is a whole number from 0 to 4294967295; got undefined',
    ],
    ['no seed in the list', () => np.random.seed([]), 'random.seed: the list of seeds is empty'],
    [
      'a method on something else',
      () => Reflect.apply(A.dot, undefined, [A]),
      'dot: the array is undefined; expected an NDArray',
    ],
  ])('%s', (_what, action, text) => expect(message(action)).toBe(text));

  it('leaves an array as it was when an operation in place fails', () => {
    const B = np.ones([1, 2]);
    expect(message(() => B.imul(np.ones([3, 1])))).toContain('does not fit in place');
    expect(message(() => B.iadd(any(undefined)))).toContain('iadd: the operand is undefined');
    expect(B.toArray()).toEqual([[1, 1]]);
  });

  it('refuses numbers that do not fill a shape', () => {
    expect(() => fromData(new Float64Array(3), [2, 2])).toThrow('3 numbers do not fill an array of 4 elements');
  });
});
