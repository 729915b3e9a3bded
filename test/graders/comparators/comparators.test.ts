import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareCalls } from '../../../graders/comparators/compare-calls.ts';
import { compareCounts } from '../../../graders/comparators/compare-counts.ts';
import { compareInputs } from '../../../graders/comparators/compare-inputs.ts';
import { compareValues } from '../../../graders/comparators/compare-values.ts';
import { shapeInSymbols } from '../../../graders/comparators/naming.ts';
import { withoutNumbers } from '../../../graders/comparators/without-numbers.ts';
import { plain, type Written } from '../../support/plain.ts';

const tolerance = { relative: 1e-9, absolute: 1e-12, reason: 'test' };
const compare = (expected: Written, got: Written, naming = {}, shapes = {}) =>
  compareValues(plain(expected), plain(got), { naming, tolerance, shapes });
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

describe('compareValues accepts', () => {
  it.each<[string, Written, Written]>([
    ['equal tensors', [[1, 2]], [[1, 2]]],
    ['NaN for NaN', [[nan, 1]], [[nan, 1]]],
    ['the same infinities', [[inf, -inf]], [[inf, -inf]]],
    ['-0 for 0', [[0]], [[-0]]],
    ['empty tensors', [], []],
    ['a difference just inside the relative tolerance', 1, 1 + 0.99e-9],
    ['cancellation: an element small against the scale', [[1000, 1e-9]], [[1000, 1.0000005e-9]]],
    ['a difference just inside the absolute tolerance from zeros', [[0, 0]], [[0, 0.99e-12]]],
    ['dicts in another order', { dict: { a: 1, b: 2 } }, { dict: { b: 2, a: 1 } }],
    ['lists of numbers', { list: [1, 2] }, { list: [1, 2 + 1e-10] }],
    ['an empty list', { list: [] }, { list: [] }],
    ['strings and booleans', { tuple: ['a', true] }, { tuple: ['a', true] }],
  ])('%s', (_what, expected, got) => expect(compare(expected, got)).toBeUndefined());

  it('whatever it is given twice', () => {
    const value = fc.array(fc.double(), { minLength: 1, maxLength: 8 }).map((list) => [list]);
    fc.assert(fc.property(value, (matrix) => expect(compare(matrix, matrix)).toBeUndefined()));
  });
});

describe('compareValues refuses', () => {
  it.each<[string, Written, Written, string]>([
    ['NaN for a number', [[1]], [[nan]], 'values'],
    ['a number for NaN', [[nan]], [[1]], 'values'],
    ['the other infinity', [[inf]], [[-inf]], 'values'],
    ['a large number for infinity', [[inf]], [[1e308]], 'values'],
    ['a difference just outside the relative tolerance', 1, 1 + 1.1e-9, 'values'],
    ['float32 rounding', [[0.1]], [[Math.fround(0.1)]], 'values'],
    ['a difference from zeros beyond the absolute tolerance', [[0]], [[1e-11]], 'values'],
    ['a transposed tensor', [[1, 2]], [[1], [2]], 'shape'],
    ['a tensor of rank 1 for a row', [[1, 2]], [1, 2], 'shape'],
    ['a list that is longer', { list: [1, 2] }, { list: [1, 2, 3] }, 'shape'],
    ['no list where costs are expected', { list: [] }, { list: [1] }, 'shape'],
    ['a 1x1 tensor for a number', 1, [[1]], 'type'],
    ['a number for a 1x1 tensor', [[1]], 1, 'type'],
    ['a tensor for a list', { list: [1, 2] }, [1, 2], 'type'],
    ['a list with a tensor in it', { list: [1, 2] }, { tuple: [1, [[2]]] }, 'type'],
    ['a tuple of another length', { tuple: [[[1]], [[2]]] }, { tuple: [[[1]]] }, 'type'],
    ['undefined', [[1]], undefined, 'type'],
    ['null', [[1]], null, 'type'],
    ['a promise', [[1]], { other: 'Promise' }, 'type'],
    ['a missing key', { dict: { a: 1, b: 2 } }, { dict: { a: 1 } }, 'keys'],
    ['an extra key', { dict: { a: 1 } }, { dict: { a: 1, b: 2 } }, 'keys'],
    ['another string', 'a', 'b', 'values'],
  ])('%s', (_what, expected, got, category) => expect(compare(expected, got)).toMatchObject({ category }));

  it('the most severe problem first: a kind before a shape before values', () => {
    const naming = { items: [{ name: 'dA' }, { name: 'dW' }, { name: 'db' }] };
    const expected = { tuple: [[[1]], [[1, 2]], [[1]]] };
    expect(compare(expected, { tuple: [[[2]], [[1], [2]], 1] }, naming)).toMatchObject({
      category: 'type',
      tensor: 'db',
    });
    expect(compare(expected, { tuple: [[[2]], [[1], [2]], [[1]]] }, naming)).toMatchObject({
      category: 'shape',
      tensor: 'dW',
    });
    expect(compare(expected, { tuple: [[[2]], [[1, 3]], [[1]]] }, naming)).toMatchObject({
      category: 'values',
      tensor: 'dA',
    });
  });

  it('with the first difference, its place and the largest errors', () => {
    expect(
      compare(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, 2, 3],
          [4, 6, 9],
        ],
      ),
    ).toMatchObject({
      firstDifference: { index: [1, 1], expected: 5, got: 6 },
      maxAbsoluteError: 3,
      maxRelativeError: 0.5,
      differingElements: 2,
      totalElements: 6,
      errorMap: { rows: 2, columns: 3, differences: [0, 0, 0, 0, 1, 3] },
    });
  });

  it('with the name and the shape in the words of the course', () => {
    const failure = compare(
      { dict: { W2: [[1, 2]] } },
      { dict: { W2: [[1], [2]] } },
      { name: 'parameters' },
      { 'W{l}': '(n[l], n[l-1])' },
    );
    expect(failure).toMatchObject({
      tensor: 'parameters.W2',
      shapeInSymbols: '(n[2], n[1])',
      expectedShape: [1, 2],
      gotShape: [2, 1],
    });
  });
});

describe('shapeInSymbols', () => {
  it.each([
    ['grads.dA0', { 'dA{l}': '(n[l], m)' }, '(n[0], m)'],
    ['W12', { 'W{l}': '(n[l], n[l-1])' }, '(n[12], n[11])'],
    ['Z', { Z: '(n[l], m)' }, '(n[l], m)'],
    ['Wx', { 'W{l}': '(n[l], n[l-1])' }, undefined],
    ['caches[0].linear_cache.W', { W: '(n[l], n[l-1])' }, '(n[l], n[l-1])'],
  ])('%s', (name, shapes, text) => expect(shapeInSymbols(name, shapes as Record<string, string>)).toBe(text));
});

describe('compareInputs', () => {
  const before = [plain({ dict: { W1: [[1, 2]], b1: [[0]] } }), plain([[nan, -0]])];
  it('sees no change where there is none, NaN and -0 included', () => {
    expect(
      compareInputs(before, [plain({ dict: { b1: [[0]], W1: [[1, 2]] } }), plain([[nan, -0]])], ['parameters', 'X']),
    ).toBeUndefined();
  });
  it.each<[string, Written, Written, string]>([
    ['an element', { dict: { W1: [[1, 2.0000000001]], b1: [[0]] } }, [[nan, -0]], 'parameters.W1'],
    ['a new key', { dict: { W1: [[1, 2]], b1: [[0]], W2: [[1]] } }, [[nan, -0]], 'parameters'],
    ['the sign of a zero', { dict: { W1: [[1, 2]], b1: [[0]] } }, [[nan, 0]], 'X'],
  ])('names what was changed: %s', (_what, parameters, X, tensor) => {
    expect(compareInputs(before, [plain(parameters), plain(X)], ['parameters', 'X'])).toEqual({
      category: 'purity',
      tensor,
    });
  });
});

describe('compareCalls and compareCounts', () => {
  it('see a later call that differs by a bit', () => {
    expect(compareCalls(plain([[1]]), [plain([[1]]), plain([[1 + Number.EPSILON]])], { name: 'Z' })).toEqual({
      category: 'repeatability',
      tensor: 'Z',
    });
    expect(compareCalls(plain([[1]]), [plain([[1]])], {})).toBeUndefined();
  });
  it('see counts beyond a limit, and only beyond', () => {
    const counts = { elementAccesses: 5, operations: 7 };
    expect(compareCounts(counts, { elementAccesses: 5, operations: 7 })).toBeUndefined();
    expect(compareCounts(counts, { elementAccesses: 4 })).toMatchObject({
      category: 'element-access',
      counted: { count: 5, limit: 4 },
    });
    expect(compareCounts(counts, { operations: 6 })).toMatchObject({ counted: { what: 'operations' } });
  });
});

describe('withoutNumbers', () => {
  it('keeps what and where, and a shape only when it consists of sizes of the case itself', () => {
    const failure = compare([[1, 2, 3]], [[1], [2], [3]]);
    const known = [plain([[1, 2, 3]])];
    expect(withoutNumbers(failure as never, known)).toEqual({
      category: 'shape',
      tensor: 'the returned value',
      expectedShape: [1, 3],
      gotShape: [3, 1],
    });
    expect(withoutNumbers({ ...failure, gotShape: [7, 1] } as never, known)).not.toHaveProperty('gotShape');
    const values = withoutNumbers(compare([[1, 2]], [[1, 3]]) as never, known);
    expect(JSON.stringify(values)).not.toMatch(/difference|error|elements/i);
  });
});
