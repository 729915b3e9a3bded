import { describe, expect, it } from '@jest/globals';
import * as np from '../../../graders/np/index.ts';
import { dataOf } from '../../../graders/np/internals.ts';

/** Whole numbers, so that sums are exact in any order. */
function whole(seed: number, n: number, m: number): np.NDArray {
  np.random.seed(seed);
  return np.random.randint(-9, 10, [n, m]);
}

/** The product by its definition. */
function schoolbook(A: np.NDArray, B: np.NDArray): number[] {
  const [a, b] = [dataOf(A), dataOf(B)];
  const [n = 0, k = 0] = A.shape;
  const m = B.shape[1] ?? 0;
  const c: number[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += (a[i * k + p] as number) * (b[p * m + j] as number);
      c.push(sum);
    }
  return c;
}

describe('the matrix product', () => {
  it.each([
    ['one block, one tile', 2, 3, 3],
    ['exactly one block of the inner dimension', 4, 256, 6],
    ['one more than a block', 5, 257, 7],
    ['more rows than are packed at a time, several blocks', 150, 600, 4],
    ['many rows over a short inner dimension', 9000, 2, 4],
    ['one row', 1, 700, 5],
    ['one column', 131, 300, 1],
    ['an outer product', 7, 1, 8],
  ])('is exact for %s', (_what, n, k, m) => {
    const [A, B] = [whole(1, n, k), whole(2, k, m)];
    expect([...dataOf(np.dot(A, B))]).toEqual(schoolbook(A, B));
  });

  it('over no terms is zero, and of no rows or columns is empty', () => {
    expect(np.dot(np.zeros([2, 0]), np.zeros([0, 3])).toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(np.dot(np.zeros([0, 3]), np.zeros([3, 2])).shape).toEqual([0, 2]);
    expect(np.dot(np.zeros([2, 3]), np.zeros([3, 0])).shape).toEqual([2, 0]);
  });

  it('keeps infinities and NaN where they belong, at the edges of tiles too', () => {
    const A = np.ones([3, 2]);
    const B = np.ones([2, 4]);
    A.set(Number.POSITIVE_INFINITY, 2, 1);
    B.set(Number.NaN, 0, 3);
    expect(np.dot(A, B).toArray()).toEqual([
      [2, 2, 2, Number.NaN],
      [2, 2, 2, Number.NaN],
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN],
    ]);
    expect(np.dot(np.ones([1, 1]), np.ones([1, 1])).item()).toBe(1);
  });

  it('is not disturbed by a product before it', () => {
    const [A, B] = [whole(3, 5, 4), whole(4, 4, 5)];
    const before = np.dot(A, B);
    np.dot(np.full([7, 300], Number.NaN), np.full([300, 8], Number.NaN));
    expect(np.array_equal(np.dot(A, B), before)).toBe(true);
  });

  it('of two vectors is an array of shape (), of which item gives the number', () => {
    const product = np.dot(np.arange(4), np.arange(4));
    expect([product.shape, product.item()]).toEqual([[], 14]);
  });
});
