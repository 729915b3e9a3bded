/** Internal consistency and errors of measurement, against figures worked by hand. */
import { describe, expect, it } from '@jest/globals';
import { figure } from '../../../../server/quizzes/model/analysis/figure.ts';
import { reliabilityOf } from '../../../../server/quizzes/model/analysis/reliability.ts';
import { FROM_A_POOL, itemsOf, PARTIAL_CREDIT, RIGHT_OR_WRONG, withVoided } from './matrices.ts';

const close = (value: number) => ({ value: expect.closeTo(value, 12) });

describe('internal consistency', () => {
  it("is Kuder and Richardson's formula 20 where every question is right or wrong", () => {
    // p = 0.8 0.4 0.4 0.4, sum of p(1-p) = 0.16 + 3 * 0.24 = 0.88. Scores 4 3 2 1 0 have the population variance 2.
    // KR-20 = 4/3 (1 - 0.88 / 2) = 4/3 * 0.56 = 56/75. Error ratio sqrt(19/75); with an SD of 0.4, an error of 0.4 of that.
    const { kind, coefficient, errorRatio, standardError } = reliabilityOf(RIGHT_OR_WRONG, figure(0.4));
    expect(kind).toBe('kr20');
    expect(coefficient).toEqual(close(56 / 75));
    expect(errorRatio).toEqual(close(Math.sqrt(19 / 75)));
    expect(standardError).toEqual(close(0.4 * Math.sqrt(19 / 75)));
  });

  it("is Cronbach's alpha where there is partial credit", () => {
    // Variances of the points 1 .5 .5 0 | 2 1 0 1 | .5 1 .5 0: 1/6, 2/3, 1/6, together 1. Variance of T = 3.5 2.5 1 1: 4.5/3 = 1.5.
    // alpha = 3/2 (1 - 1 / 1.5) = 1/2.
    const { kind, coefficient } = reliabilityOf(PARTIAL_CREDIT, figure(0.3));
    expect(kind).toBe('alpha');
    expect(coefficient).toEqual(close(1 / 2));
  });

  it('is computed from pooled covariances where students had different questions', () => {
    // Each question was given to four: 1 0 1 0 | 1 0 1 0 | 1 1 0 0; squares of differences sum to 1 each, 9 degrees of freedom: v = 1/3.
    // Both of i1 and i2: (1,1) (0,0), products sum to 1/2. i1 and i3: (1,1) (0,1), 0. i2 and i3: (1,0) (0,0), 0.
    // One degree of freedom each: c = 1/6. Each student had k = 2: alpha = 2 * 1/6 / (1/3 + 1 * 1/6) = 2/3.
    const { kind, coefficient } = reliabilityOf(FROM_A_POOL, figure(0.3));
    expect(kind).toBe('pooled-alpha');
    expect(coefficient).toEqual(close(2 / 3));
  });

  it('is the same by pooled covariances as by variances where every student had every question', () => {
    // One student who was given nothing of i4 makes the data incomplete; those who had everything alone give KR-20.
    const { items, shares } = RIGHT_OR_WRONG;
    const incomplete = { items, shares: [...shares, [undefined, undefined, undefined, undefined]] };
    expect(reliabilityOf(incomplete, figure(0.4)).coefficient).toEqual(close(56 / 75));
  });

  it('leaves out voided questions', () => {
    const voided = withVoided(RIGHT_OR_WRONG, [0, 0.3, 1, 0, 1]);
    expect(reliabilityOf(voided, figure(0.4))).toEqual(reliabilityOf(RIGHT_OR_WRONG, figure(0.4)));
  });

  it('is below 0 where questions pull against each other, and then the error is larger than the spread', () => {
    // 1 0 1 0 against 0 1 0 0.5: variances 1/3 and 0.6875/3, scores 1 1 1 0.5 with the variance 0.1875/3.
    // alpha = 2 (1 - (1 + 0.6875) / 0.1875) = 2 (1 - 9) = -16; error ratio sqrt(17).
    const against = {
      items: itemsOf(1, 1),
      shares: [
        [1, 0],
        [0, 1],
        [1, 0],
        [0, 0.5],
      ],
    };
    const { coefficient, errorRatio } = reliabilityOf(against, figure(0.1));
    expect(coefficient).toEqual(close(-16));
    expect(errorRatio).toEqual(close(Math.sqrt(17)));
  });

  it('says why it does not exist', () => {
    const of = (points: number[], shares: (number | undefined)[][]) =>
      reliabilityOf({ items: itemsOf(...points), shares }, figure(0.1));
    const one = of([1], [[1], [0], [1]]);
    expect(one.coefficient).toEqual({ missing: 'one-question' });
    expect(one.standardError).toEqual({ missing: 'one-question' });
    expect(of([1, 1], []).coefficient).toEqual({ missing: 'too-few', least: 3 });
    expect(
      of(
        [1, 1],
        [
          [1, 0],
          [0, 1],
        ],
      ).coefficient,
    ).toEqual({ missing: 'too-few', least: 3 });
    expect(
      of(
        [1, 1],
        [
          [1, 0],
          [1, 0],
          [1, 0],
        ],
      ).coefficient,
    ).toEqual({ missing: 'no-variance' });
    // Scores are the same, though the questions vary.
    expect(
      of(
        [1, 1],
        [
          [1, 0],
          [0, 1],
          [1, 0],
        ],
      ).coefficient,
    ).toEqual({ missing: 'no-variance' });
    // No two students have two questions in common.
    const apart = of(
      [1, 1, 1],
      [
        [1, 1, undefined],
        [undefined, 0, 1],
        [0, undefined, 1],
      ],
    );
    expect(apart.coefficient).toEqual({ missing: 'too-few-together' });
  });
});
