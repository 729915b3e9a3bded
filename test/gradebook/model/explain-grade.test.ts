/** Explanations, against sentences that a teacher would write. */
import { describe, expect, it } from '@jest/globals';
import Fraction from 'fraction.js';
import { computeGrade } from '../../../server/gradebook/model/compute-grade.ts';
import {
  type CategoryLine,
  explainGrade,
  type GradeExplanation,
} from '../../../server/gradebook/model/explain-grade.ts';
import { fc } from '../../support/properties.ts';
import { caseOf, entryOf, itemOf, schemeOf } from './builders.ts';

const sign = { equal: '=', about: '≈' };
/** A presenter's work, in short: what a reader sees. */
const totalOf = ({ total }: GradeExplanation) =>
  total.key === 'points'
    ? `${total.earned} / ${total.max} ${sign[total.relation]} ${total.percent} %`
    : `${total.terms.map(({ weight, percent }) => `${weight} × ${percent} %`).join(' + ')} ${sign[total.relation]} ${total.percent} %`;
const categoryOf = (line: CategoryLine | undefined) =>
  line &&
  `(${line.summands.map(({ points }) => points).join(' + ')}) / (${line.summands
    .map(({ max }) => max)
    .filter(Boolean)
    .join(' + ')}) ${sign[line.relation]} ${line.percent} %`;

describe('the explanation of a grade', () => {
  const scheme = schemeOf({ exercises: [60, 1], quizzes: 30, manual: 10 }, { passMark: 50 });
  const items = [
    itemOf('linear_forward', 'exercises'),
    itemOf('relu', 'exercises'),
    itemOf('sigmoid', 'exercises'),
    itemOf('loss', 'exercises', { maxPoints: 12 }),
    itemOf('week 1', 'quizzes'),
    itemOf('talk', 'manual', { maxPoints: 5 }),
  ];
  const entries = [
    entryOf('linear_forward', 4),
    entryOf('relu', 8),
    entryOf('sigmoid', 9.5),
    entryOf('loss', { raw: 12, latePercent: 80 }),
    entryOf('week 1', { raw: 2, override: { points: 9, reason: 'Question 3 was wrong.' } }),
    entryOf('talk', 5),
  ];
  const explained = explainGrade(scheme, computeGrade(scheme, items, entries), 'en');

  it('writes the total as what each category weighs and reached', () => {
    // Exercises without the 4/10: (8 + 9.5 + 9.6) / 32 = 27.1/32 = 84.6875 %. 0.6 * 84.6875 = 50.8125, + 27 + 10 = 87.8125.
    expect(totalOf(explained)).toBe('0.6 × 84.7 % + 0.3 × 90 % + 0.1 × 100 % ≈ 87.8 %');
    expect(explained.total.terms.map(({ contribution }) => contribution)).toEqual(['50.8', '27', '10']);
    expect(explained.pass).toEqual({ key: 'passed', mark: '50', exact: undefined });
    expect(explained.range).toBeUndefined();
  });

  it('writes a category as its points, and names what is dropped', () => {
    expect(categoryOf(explained.categories[0])).toBe('(8 + 9.5 + 9.6) / (10 + 10 + 12) ≈ 84.7 %');
    expect(explained.categories[0]?.dropped).toEqual([
      { id: 'exercise:linear_forward', title: 'linear_forward', percent: '40' },
    ]);
    expect(categoryOf(explained.categories[1])).toBe('(9) / (10) = 90 %');
  });

  it('writes an item as its points, what lateness leaves of them, or the override with its reason', () => {
    const [exercises, quizzes] = explained.categories;
    expect(exercises?.items[3]).toMatchObject({
      key: 'late',
      raw: '12',
      latePercent: '80',
      latePenalty: '2.4',
      points: '9.6',
      maxPoints: '12',
      percent: '80',
      relation: 'equal',
    });
    expect(exercises?.items[0]).toMatchObject({ key: 'points', counts: 'dropped', raw: '4', latePercent: '' });
    expect(quizzes?.items[0]).toMatchObject({ key: 'override', raw: '', points: '9', reason: 'Question 3 was wrong.' });
  });

  it('writes numbers as its language does', () => {
    const german = explainGrade(scheme, computeGrade(scheme, items, entries), 'de');
    expect(totalOf(german)).toBe('0,6 × 84,7 % + 0,3 × 90 % + 0,1 × 100 % ≈ 87,8 %');
  });

  it('says so where nothing counts, and how it can end', () => {
    const open = explainGrade(scheme, computeGrade(scheme, items, [entryOf('talk', { state: 'excused' })]), 'en');
    expect(open.total).toMatchObject({ key: 'nothing', terms: [], percent: '' });
    expect(open.categories.map(({ key }) => key)).toEqual(['nothing', 'nothing', 'nothing']);
    expect(open.range).toEqual({ lowest: '0', highest: '100' });
    expect(open.pass).toBeUndefined();
    expect(open.categories[0]?.items[0]).toMatchObject({ key: 'open', points: '', percent: '' });
    expect(open.categories[2]?.items[0]).toMatchObject({ key: 'excused', counts: 'excused' });
  });

  it('writes a total by points, extra credit without a maximum', () => {
    const byPoints = schemeOf({ all: 1 }, { method: 'points' });
    const both = [itemOf('a', 'all'), itemOf('x', 'all', { extraCredit: true })];
    const grade = explainGrade(
      byPoints,
      computeGrade(byPoints, both, [entryOf('a', 7), entryOf('x', 0.1 + 0.2)]),
      'en',
    );
    expect(totalOf(grade)).toBe('7.3 / 10 = 73 %');
    expect(categoryOf(grade.categories[0])).toBe('(7 + 0.3) / (10) = 73 %');
  });

  it('knows a category in which only extra credit counts', () => {
    const extra = itemOf('x', 'manual', { extraCredit: true });
    const grade = explainGrade(scheme, computeGrade(scheme, [extra], [entryOf('x', 3)]), 'en');
    expect(grade.categories.map(({ key }) => key)).toEqual(['nothing', 'nothing', 'extra']);
  });
});

describe('a total next to the pass mark', () => {
  const near = (raw: number, passMark: number) => {
    const scheme = schemeOf({ a: 1 }, { passMark, decimals: 1 });
    return explainGrade(
      scheme,
      computeGrade(scheme, [itemOf('a', 'a', { maxPoints: 1000 })], [entryOf('a', raw)]),
      'en',
    );
  };

  it.each([
    // 49.96 % is shown as 50 %, but does not pass.
    [499.6, 50, 'failed', '50', '49.96'],
    [499.9999, 50, 'failed', '50', '49.99999'],
    [499, 50, 'failed', '49.9', undefined],
    [500, 50, 'passed', '50', undefined],
    // 66.64 % is shown as 66.6 %, and passes a mark of 66.63 %.
    [666.4, 66.63, 'passed', '66.6', '66.64'],
  ])('%d of 1000 with a mark of %d has %s, is shown as %s and exactly as %s', (raw, mark, key, percent, exact) => {
    const { pass, total } = near(raw, mark);
    expect([pass?.key, total.percent, pass?.exact]).toEqual([key, percent, exact]);
  });
});

describe('every explanation', () => {
  it('shows contributions that add up to the total that is shown, and never a digit too many, -0 or NaN', () => {
    const rest = fc.record({
      method: fc.constantFrom('weights' as const, 'points' as const),
      decimals: fc.constantFrom(0 as const, 1 as const, 2 as const),
    });
    fc.assert(
      fc.property(
        rest.chain((drawn) => caseOf(drawn)),
        ({ scheme, items, entries }) => {
          const { total, range, categories } = explainGrade(scheme, computeGrade(scheme, items, entries), 'en');
          const sum = total.terms.reduce((all, { contribution }) => all.add(contribution), new Fraction(0));
          if (total.key !== 'nothing') expect(sum.equals(total.percent)).toBe(true);
          const percents = [
            total.percent,
            range?.lowest,
            range?.highest,
            ...categories.flatMap((one) => [one.percent, one.contribution, ...one.items.map(({ percent }) => percent)]),
          ];
          const points = categories.flatMap((one) =>
            one.items.flatMap((item) => [item.raw, item.points, item.latePenalty]),
          );
          const fits = (digits: number) => new RegExp(digits === 0 ? '^\\d+$' : `^\\d+(\\.\\d{1,${digits}})?$`);
          for (const text of percents) if (text) expect(text).toMatch(fits(scheme.decimals));
          for (const text of points) if (text) expect(text).toMatch(fits(2));
        },
      ),
      { numRuns: 400 },
    );
  });
});
