/** Figures of questions, against figures worked by hand. */
import { describe, expect, it } from '@jest/globals';
import { itemStatistics } from '../../../../server/quizzes/model/analysis/item-statistics.ts';
import { countedScores, type ResponseMatrix } from '../../../../server/quizzes/model/analysis/response-matrix.ts';
import { FROM_A_POOL, itemsOf, PARTIAL_CREDIT, RIGHT_OR_WRONG, withVoided } from './matrices.ts';

const of = (matrix: ResponseMatrix) => itemStatistics(matrix, countedScores(matrix));
const close = (value: number) => ({ value: expect.closeTo(value, 12) });

describe('the figures of questions that are right or wrong', () => {
  const [i1, i2, i3, i4] = of(RIGHT_OR_WRONG);

  it('tell how easy each is, and how far its points spread', () => {
    // 1 1 1 1 0: mean 0.8, squares 0.8, SD sqrt(0.8/4). 1 1 0 0 0: mean 0.4, squares 1.2, SD sqrt(1.2/4).
    expect(i1).toMatchObject({ given: 5, facility: close(0.8), standardDeviation: close(Math.sqrt(0.2)) });
    expect(i2).toMatchObject({ facility: close(0.4), standardDeviation: close(Math.sqrt(0.3)) });
  });

  it('tell how well each tells students apart, compared with the score without it', () => {
    // i1: x 1 1 1 1 0 and R 3 2 1 0 0: products 1.2, squares 0.8 and 6.8.
    expect(i1?.discrimination).toEqual(close(1.2 / Math.sqrt(0.8 * 6.8)));
    // i2: x 1 1 0 0 0 and R 3 2 2 1 0: products 1.8, squares 1.2 and 5.2.
    expect(i2?.discrimination).toEqual(close(1.8 / Math.sqrt(1.2 * 5.2)));
    expect(i3?.discrimination).toEqual(i2?.discrimination);
    // i4: x 1 0 1 0 0 and R 3 3 1 1 0: products 0.84 - 0.56 - 0.36 + 0.24 + 0.64 = 0.8, squares 1.2 and 7.2.
    expect(i4?.discrimination).toEqual(close(0.8 / Math.sqrt(1.2 * 7.2)));
  });

  it('tell how much of the possible covariance there is', () => {
    // i1 and i2 are in the order of R already. i4 sorted: x 0 0 0 1 1 and R 0 1 1 3 3, products 0.64 + 0.24 + 0.24 + 0.84 + 0.84 = 2.8.
    expect(i1?.efficiency).toEqual(close(1));
    expect(i2?.efficiency).toEqual(close(1));
    expect(i4?.efficiency).toEqual(close(0.8 / 2.8));
  });

  it('tell how much each should weigh, and does', () => {
    // Products with T - 2 = 2 1 0 -1 -2: i1 2, i2 3, i3 3, i4 2 (together 10, the squares of T); roots sqrt(2) and sqrt(3).
    const roots = 2 * Math.SQRT2 + 2 * Math.sqrt(3);
    for (const item of [i1, i2, i3, i4]) expect(item?.intendedWeight).toEqual(close(0.25));
    for (const item of [i1, i4]) expect(item?.effectiveWeight).toEqual(close(Math.SQRT2 / roots));
    for (const item of [i2, i3]) expect(item?.effectiveWeight).toEqual(close(Math.sqrt(3) / roots));
  });
});

describe('the figures of questions with partial credit', () => {
  const [i1, i2, i3] = of(PARTIAL_CREDIT);

  it('agree with those worked by hand', () => {
    // Points 1 .5 .5 0 and R 2.5 2 .5 1 (mean 1.5): products 0.75, squares 0.5 and 2.5; sorted 0 .5 .5 1 and .5 1 2 2.5: 1.
    expect(i1).toMatchObject({
      facility: close(0.5),
      standardDeviation: close(Math.sqrt(1 / 6)),
      discrimination: close(0.75 / Math.sqrt(0.5 * 2.5)),
      efficiency: close(0.75),
      intendedWeight: close(0.25),
    });
    // Points 2 1 0 1 of 2 and R 1.5 1.5 1 0 (mean 1): products 0.5, squares 2 and 1.5; sorted 0 1 1 2 and 0 1 1.5 1.5: 1.5.
    expect(i2).toMatchObject({
      facility: close(0.5),
      standardDeviation: close(Math.sqrt(2 / 3) / 2),
      discrimination: close(0.5 / Math.sqrt(2 * 1.5)),
      efficiency: close(1 / 3),
      intendedWeight: close(0.5),
    });
    // Points .5 1 .5 0 and R 3 1.5 .5 1 (mean 1.5): products 0.25, squares 0.5 and 3.5; sorted 0 .5 .5 1 and .5 1 1.5 3: 1.25.
    expect(i3).toMatchObject({
      facility: close(0.5),
      discrimination: close(0.25 / Math.sqrt(0.5 * 3.5)),
      efficiency: close(0.2),
      intendedWeight: close(0.25),
    });
  });

  it('weigh by the root of their covariance with the score', () => {
    // Products with T - 2 = 1.5 .5 -1 -1: 1.25, 2.5, 0.75 (together 4.5, the squares of T).
    const roots = [1.25, 2.5, 0.75].map(Math.sqrt);
    const all = roots.reduce((sum, root) => sum + root, 0);
    expect([i1, i2, i3].map((item) => item?.effectiveWeight)).toEqual(roots.map((root) => close(root / all)));
  });
});

describe('questions of a pool', () => {
  it('have figures from the students who were given them, and weigh by how many these are', () => {
    const [i1, i2, i3] = of(FROM_A_POOL);
    // i1: x 1 0 1 0 with the rest 1 0 1 1: products 1/2, squares 1 and 3/4.
    expect(i1).toMatchObject({ given: 4, facility: { value: 0.5 }, discrimination: close(0.5 / Math.sqrt(0.75)) });
    // i3: x 1 1 0 0 with the rest 1 0 1 0: nothing in common.
    expect(i3?.discrimination).toEqual(close(0));
    for (const item of [i1, i2, i3]) expect(item?.intendedWeight).toEqual(close(1 / 3));
  });
});

describe('figures that do not exist', () => {
  it('say why', () => {
    const few = (least: number) => ({ missing: 'too-few', least });
    const [unseen] = of({
      items: itemsOf(1, 1),
      shares: [
        [undefined, 1],
        [undefined, 0],
      ],
    });
    expect(unseen).toMatchObject({ given: 0, facility: few(1), standardDeviation: few(2), discrimination: few(3) });
    const [two] = of({
      items: itemsOf(1, 1),
      shares: [
        [1, 1],
        [0, 0],
      ],
    });
    expect(two).toMatchObject({ facility: { value: 0.5 }, discrimination: few(3), efficiency: few(3) });
    const [same] = of({
      items: itemsOf(1, 1),
      shares: [
        [1, 1],
        [1, 0],
        [1, 1],
      ],
    });
    const nothing = { missing: 'no-variance' };
    expect(same).toMatchObject({ standardDeviation: close(0), discrimination: nothing, efficiency: nothing });
    expect(same?.effectiveWeight).toEqual({ value: 0 });
    const [alone] = of({ items: itemsOf(1), shares: [[1], [0], [1]] });
    expect(alone).toMatchObject({ discrimination: { missing: 'one-question' }, effectiveWeight: close(1) });
    const none = of({
      items: itemsOf(1, 1),
      shares: [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    });
    for (const item of none) expect(item.effectiveWeight).toEqual(nothing);
  });

  it('include the weight of a question that pulls against the score; the others share the whole', () => {
    // x 0 0 1 with R 1 0.75 0.25 of the others: products -5/12, squares 2/3 and 7/24, so r = -2.5 / sqrt(7); with T below 0 as well.
    const matrix = {
      items: itemsOf(1, 2, 2),
      shares: [
        [0, 1, 1],
        [0, 1, 0.5],
        [1, 0, 0.5],
      ],
    };
    const [against, ...rest] = of(matrix);
    expect(against).toMatchObject({ effectiveWeight: { missing: 'negative-covariance' } });
    expect(against?.discrimination).toHaveProperty('value', expect.closeTo(-2.5 / Math.sqrt(7), 12));
    const weights = rest.map(({ effectiveWeight }) =>
      'value' in effectiveWeight ? effectiveWeight.value : Number.NaN,
    );
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('leave the others as they are when a question is voided, which keeps figures of its own', () => {
    const matrix = withVoided(RIGHT_OR_WRONG, [1, 1, 0, 0, 0]);
    const all = of(matrix);
    expect(all.slice(0, 4)).toEqual(of(RIGHT_OR_WRONG));
    // Compared with the whole score 4 3 2 1 0: products 3, squares 1.2 and 10.
    expect(all[4]).toMatchObject({
      facility: close(0.4),
      discrimination: close(3 / Math.sqrt(12)),
      intendedWeight: { missing: 'voided' },
      effectiveWeight: { missing: 'voided' },
    });
  });
});
