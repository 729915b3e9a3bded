/**
 * Owns the matrices of the tests whose figures are worked by hand.
 * Must not know the figures.
 */
import type { Item, ResponseMatrix } from '../../../../server/quizzes/model/analysis/response-matrix.ts';

/** Items i1, i2, ... with these points. */
export const itemsOf = (...points: number[]): Item[] =>
  points.map((one, index) => ({ id: `i${index + 1}`, points: one, voided: false }));

/**
 * Five students, four questions of one point, right or wrong.
 *        i1 i2 i3 i4 | T | R without i1, i2, i3, i4
 *   s1    1  1  1  1 | 4 | 3 3 3 3
 *   s2    1  1  1  0 | 3 | 2 2 2 3
 *   s3    1  0  0  1 | 2 | 1 2 2 1
 *   s4    1  0  0  0 | 1 | 0 1 1 1
 *   s5    0  0  0  0 | 0 | 0 0 0 0
 */
export const RIGHT_OR_WRONG: ResponseMatrix = {
  items: itemsOf(1, 1, 1, 1),
  shares: [
    [1, 1, 1, 1],
    [1, 1, 1, 0],
    [1, 0, 0, 1],
    [1, 0, 0, 0],
    [0, 0, 0, 0],
  ],
};

/**
 * Four students, questions of 1, 2 and 1 points with partial credit; in points:
 *        i1   i2  i3  | T   | R without i1, i2, i3
 *   s1   1    2   0.5 | 3.5 | 2.5 1.5 3
 *   s2   0.5  1   1   | 2.5 | 2   1.5 1.5
 *   s3   0.5  0   0.5 | 1   | 0.5 1   0.5
 *   s4   0    1   0   | 1   | 1   0   1
 */
export const PARTIAL_CREDIT: ResponseMatrix = {
  items: itemsOf(1, 2, 1),
  shares: [
    [1, 1, 0.5],
    [0.5, 0.5, 1],
    [0.5, 0, 0.5],
    [0, 0.5, 0],
  ],
};

/** Six students, each with two of three questions of one point. */
export const FROM_A_POOL: ResponseMatrix = {
  items: itemsOf(1, 1, 1),
  shares: [
    [1, 1, undefined],
    [0, 0, undefined],
    [1, undefined, 1],
    [0, undefined, 1],
    [undefined, 1, 0],
    [undefined, 0, 0],
  ],
};

/** A matrix with one more question, voided, on which these shares were earned. */
export function withVoided({ items, shares }: ResponseMatrix, earned: readonly number[]): ResponseMatrix {
  return {
    items: [...items, { id: 'voided', points: 5, voided: true }],
    shares: shares.map((row, student) => [...row, earned[student]]),
  };
}
