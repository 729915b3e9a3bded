/** What holds for every class: ranges of figures, no NaN anywhere, and what must not change a figure. */
import { describe, expect, it } from '@jest/globals';
import { type Figure, numberOf } from '../../../../server/quizzes/model/analysis/figure.ts';
import { itemStatistics } from '../../../../server/quizzes/model/analysis/item-statistics.ts';
import { optionTable } from '../../../../server/quizzes/model/analysis/option-table.ts';
import { reliabilityOf } from '../../../../server/quizzes/model/analysis/reliability.ts';
import {
  columnOf,
  countedScores,
  type ResponseMatrix,
} from '../../../../server/quizzes/model/analysis/response-matrix.ts';
import { scoreStatistics } from '../../../../server/quizzes/model/analysis/score-statistics.ts';
import { fc } from '../../../support/properties.ts';

const share = fc.constantFrom(0, 0, 1, 1, 0.5, 1 / 3, 2 / 3, 0.1);
const matrix = (cell: fc.Arbitrary<number | undefined>, least = 0): fc.Arbitrary<ResponseMatrix> =>
  fc.integer({ min: 1, max: 6 }).chain((items) =>
    fc.record({
      items: fc
        .array(
          fc.record({ points: fc.constantFrom(1, 2, 0.5, 10), voided: fc.constantFrom(false, false, false, true) }),
          {
            minLength: items,
            maxLength: items,
          },
        )
        .map((list) => list.map((item, index) => ({ id: `i${index}`, ...item }))),
      shares: fc.array(fc.array(cell, { minLength: items, maxLength: items }), { minLength: least, maxLength: 24 }),
    }),
  );
const complete = matrix(share);
const incomplete = matrix(fc.oneof(share, fc.constant(undefined)));

/** Everything about a matrix. */
function analyse(given: ResponseMatrix) {
  const scores = countedScores(given);
  const quiz = scoreStatistics(scores.flatMap(({ points, max }) => (max > 0 ? [points / max] : [])));
  const tables = given.items.map((_, place) => {
    const { rests } = columnOf(given, scores, place);
    return optionTable(
      [
        { source: 0, correct: true },
        { source: 1, correct: false },
      ],
      rests.map((rest, index) => ({ rest, chosen: index % 3 === 2 ? [] : [index % 3] })),
    );
  });
  return {
    quiz,
    reliability: reliabilityOf(given, quiz.standardDeviation),
    items: itemStatistics(given, scores),
    tables,
  };
}

/** All numbers below a value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}
const within = (one: Figure | undefined, low: number, high: number): boolean => {
  const value = one && numberOf(one);
  return value === undefined || (value >= low && value <= high);
};

describe('in every class', () => {
  it('each number is finite, whatever is missing', () => {
    fc.assert(
      fc.property(incomplete, (given) => numbersIn(analyse(given)).every(Number.isFinite)),
      { seed: 1, numRuns: 400 },
    );
  });

  it('figures lie within their ranges', () => {
    fc.assert(
      fc.property(incomplete, (given) => {
        const { quiz, reliability, items } = analyse(given);
        return (
          within(quiz.mean, 0, 1) &&
          within(quiz.standardDeviation, 0, 1) &&
          within(reliability.coefficient, Number.NEGATIVE_INFINITY, 1) &&
          items.every(
            (item) =>
              within(item.facility, 0, 1) &&
              within(item.discrimination, -1, 1) &&
              within(item.efficiency, Number.NEGATIVE_INFINITY, 1) &&
              within(item.intendedWeight, 0, 1) &&
              within(item.effectiveWeight, 0, 1),
          )
        );
      }),
      { seed: 2, numRuns: 400 },
    );
  });

  it('alpha over complete data is the textbook formula, and at most 1', () => {
    const variance = (list: readonly number[]): number => {
      const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
      return list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (list.length - 1);
    };
    let compared = 0;
    fc.assert(
      fc.property(complete, (given) => {
        const { coefficient } = reliabilityOf(given, { value: 0 });
        const alpha = numberOf(coefficient);
        if (alpha === undefined) return true;
        compared += 1;
        const counted = given.items.flatMap((item, place) => (item.voided ? [] : [{ ...item, place }]));
        const columns = counted.map(({ place, points }) => given.shares.map((row) => (row[place] ?? 0) * points));
        const totals = given.shares.map((_, student) =>
          columns.reduce((sum, column) => sum + (column[student] ?? 0), 0),
        );
        const k = columns.length;
        const textbook = (k / (k - 1)) * (1 - columns.map(variance).reduce((sum, v) => sum + v, 0) / variance(totals));
        return alpha <= 1 && Math.abs(alpha - textbook) < 1e-7 * Math.max(1, Math.abs(textbook));
      }),
      { seed: 3, numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('nothing but a dash is left of what needs variance when all have the same', () => {
    fc.assert(
      fc.property(complete, fc.array(share, { minLength: 6, maxLength: 6 }), (given, row) => {
        const same = { ...given, shares: given.shares.map(() => given.items.map((_, place) => row[place] ?? 0)) };
        const { quiz, reliability, items } = analyse(same);
        return [
          quiz.skewness,
          quiz.kurtosis,
          reliability.coefficient,
          reliability.standardError,
          ...items.flatMap(({ discrimination, efficiency, effectiveWeight }) => [
            discrimination,
            efficiency,
            effectiveWeight,
          ]),
        ].every((one) => 'missing' in one);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('the order of the students does not matter, nor does the unit of the points', () => {
    const rounded = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (_, x) => (typeof x === 'number' ? Math.round(x * 1e6) / 1e6 + 0 : x)));
    fc.assert(
      fc.property(matrix(fc.oneof(share, fc.constant(undefined)), 1), (given) => {
        const { items, reliability, quiz } = analyse(given);
        const turned = analyse({ ...given, shares: [...given.shares].reverse() });
        const scaled = analyse({ ...given, items: given.items.map((item) => ({ ...item, points: item.points * 4 })) });
        const { tables: _, ...rest } = turned;
        expect(rounded(rest)).toEqual(rounded({ quiz, reliability, items }));
        expect(rounded(scaled.items)).toEqual(rounded(items));
        expect(rounded(scaled.reliability.coefficient)).toEqual(rounded(reliability.coefficient));
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  it('intended weights make a whole together', () => {
    fc.assert(
      fc.property(matrix(share, 1), (given) => {
        const weights = analyse(given).items.flatMap(({ intendedWeight }) => numberOf(intendedWeight) ?? []);
        return weights.length === 0 || Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9;
      }),
      { seed: 6 },
    );
  });
});

describe('few attempts', () => {
  it.each([0, 1, 2, 3, 4])('%i of them give numbers or dashes with a reason', (students) => {
    const items = ['a', 'b', 'c'].map((id) => ({ id, points: 1, voided: false }));
    const shares = [
      [1, 0, 1],
      [1, 1, 0],
      [0, 0, 1],
      [1, 1, 1],
    ].slice(0, students);
    const all = analyse({ items, shares });
    expect(numbersIn(all).every(Number.isFinite)).toBe(true);
    const { coefficient } = all.reliability;
    expect('value' in coefficient ? 'value' : coefficient.missing).toBe(students < 3 ? 'too-few' : 'value');
  });
});
