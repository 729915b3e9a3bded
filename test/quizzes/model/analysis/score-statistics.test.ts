/** Figures of scores, against figures worked by hand. */
import { describe, expect, it } from '@jest/globals';
import { scoreStatistics } from '../../../../server/quizzes/model/analysis/score-statistics.ts';

describe('the figures of scores', () => {
  it('agree with five scores worked by hand', () => {
    // Points 4 3 2 1 0 of 4: mean 2, differences 2 1 0 -1 -2, their squares sum to 10.
    // k2 = 10/4 = 2.5, so SD = sqrt(2.5) points. m3 = 0. m2 = 2, m4 = (16+1+0+1+16)/5 = 6.8,
    // k4 = 25 (6 * 6.8 - 3 * 4 * 2^2) / (4 * 3 * 2) = 25 * -7.2 / 24 = -7.5; kurtosis = -7.5 / 2.5^2 = -1.2.
    const figures = scoreStatistics([1, 0.75, 0.5, 0.25, 0]);
    expect(figures.attempts).toBe(5);
    expect(figures.mean).toEqual({ value: 0.5 });
    expect(figures.median).toEqual({ value: 0.5 });
    expect(figures.standardDeviation).toEqual({ value: expect.closeTo(Math.sqrt(2.5) / 4, 12) });
    expect(figures.skewness).toEqual({ value: expect.closeTo(0, 12) });
    expect(figures.kurtosis).toEqual({ value: expect.closeTo(-1.2, 12) });
    expect(figures.histogram).toEqual([1, 0, 1, 0, 0, 1, 0, 1, 0, 1]);
  });

  it('agree with four uneven scores worked by hand', () => {
    // Points 3.5 2.5 1 1 of 4: mean 2, differences 1.5 0.5 -1 -1. Squares sum to 4.5, k2 = 4.5/3 = 1.5.
    // Cubes sum to 3.375 + 0.125 - 1 - 1 = 1.5, m3 = 0.375, k3 = 16 * 0.375 / (3 * 2) = 1; skewness = 1 / 1.5^1.5.
    // Fourth powers sum to 5.0625 + 0.0625 + 1 + 1 = 7.125, m4 = 1.78125, m2 = 1.125,
    // k4 = 16 (5 * 1.78125 - 3 * 3 * 1.125^2) / (3 * 2 * 1) = 16 * -2.484375 / 6 = -6.625; kurtosis = -6.625 / 2.25.
    const figures = scoreStatistics([0.875, 0.625, 0.25, 0.25]);
    expect(figures.mean).toEqual({ value: 0.5 });
    expect(figures.median).toEqual({ value: (0.25 + 0.625) / 2 });
    expect(figures.standardDeviation).toEqual({ value: expect.closeTo(Math.sqrt(1.5) / 4, 12) });
    expect(figures.skewness).toEqual({ value: expect.closeTo(0.5443310539518174, 12) });
    expect(figures.kurtosis).toEqual({ value: expect.closeTo(-2.9444444444444446, 12) });
  });

  it('exist from as many attempts as their formulas need', () => {
    const few = (least: number) => ({ missing: 'too-few', least });
    expect(scoreStatistics([])).toMatchObject({ attempts: 0, mean: few(1), median: few(1), standardDeviation: few(2) });
    expect(scoreStatistics([0.5])).toMatchObject({ mean: { value: 0.5 }, standardDeviation: few(2), skewness: few(3) });
    expect(scoreStatistics([0.5, 1])).toMatchObject({ skewness: few(3), kurtosis: few(4) });
    expect(scoreStatistics([0.5, 1, 0]).kurtosis).toEqual(few(4));
    expect(scoreStatistics([0.5, 1, 0, 1]).kurtosis).toHaveProperty('value');
  });

  it('say that nothing varies where all have the same, be it a sum that rounding disturbs', () => {
    const same = scoreStatistics([0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2]);
    expect(same).toMatchObject({
      standardDeviation: { value: 0 },
      skewness: { missing: 'no-variance' },
      kurtosis: { missing: 'no-variance' },
    });
  });

  it('put a score on a border into the bar above, and full points into the last', () => {
    const { histogram } = scoreStatistics([0, 0.0999, 0.1, 0.3, 0.7, 0.6, 0.2 + 0.1, 0.999, 1]);
    expect(histogram).toEqual([2, 1, 0, 2, 0, 0, 1, 1, 0, 2]);
  });
});
