/** Sums of points as they are meant. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumOf, sumPoints, toFraction } from '../../../server/gradebook/model/exact.ts';

describe('a sum of points', () => {
  it.each([
    [[], 0],
    [[0.1, 0.2], 0.3],
    [[1 / 3, 1 / 3, 1 / 3], 1],
    [[0.7, 0.1, 2 / 3, 1 / 3, 0.2], 2],
    [new Array(10).fill(0.1), 1],
    [[4.35, -0.35], 4],
  ])('of %j is %d', (points, sum) => {
    expect(sumPoints(points)).toBe(sum);
  });

  it('is that of the fractions, whatever the points', () => {
    const points = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 120 }));
    fc.assert(
      fc.property(fc.array(points, { maxLength: 30 }), (parts) => {
        const numbers = parts.map(([part, whole]) => part / whole);
        expect(sumPoints(numbers)).toBe(sumOf(numbers.map(toFraction)).valueOf());
      }),
    );
  });
});
