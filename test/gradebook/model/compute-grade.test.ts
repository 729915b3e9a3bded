/** Grades, against grades worked by hand. */
import { describe, expect, it } from '@jest/globals';
import { type CourseGrade, computeGrade } from '../../../server/gradebook/model/compute-grade.ts';
import { entryOf, itemOf, schemeOf } from './builders.ts';

const fraction = (one: { toFraction(): string } | undefined) => one?.toFraction();
const dropped = (grade: CourseGrade) =>
  grade.categories.flatMap(({ items }) =>
    items.filter(({ counts }) => counts === 'dropped').map(({ item }) => item.title),
  );

describe('a grade by weights', () => {
  it('is the weighted mean of the percentages of the categories', () => {
    // Exercises (8 + 9) of (10 + 10) = 85 %, quizzes 9/10 = 90 %, manual 5/5 = 100 %.
    // 0.6 * 85 + 0.3 * 90 + 0.1 * 100 = 51 + 27 + 10 = 88.
    const grade = computeGrade(
      schemeOf({ exercises: 60, quizzes: 30, manual: 10 }),
      [
        itemOf('a', 'exercises'),
        itemOf('b', 'exercises'),
        itemOf('q', 'quizzes'),
        itemOf('m', 'manual', { maxPoints: 5 }),
      ],
      [entryOf('a', 8), entryOf('b', 9), entryOf('q', 9), entryOf('m', 5)],
    );
    expect(grade.categories.map(({ contribution }) => fraction(contribution))).toEqual(['51', '27', '10']);
    expect(fraction(grade.percent)).toBe('88');
    expect([fraction(grade.earned), fraction(grade.max)]).toEqual(['31', '35']);
  });

  it('shares the weight of a category in which nothing counts yet among the others', () => {
    // 60 : 30 without the manual grades is 2/3 : 1/3. 2/3 * 80 + 1/3 * 50 = 160/3 + 50/3 = 70.
    const grade = computeGrade(
      schemeOf({ exercises: 60, quizzes: 30, manual: 10 }),
      [itemOf('a', 'exercises'), itemOf('q', 'quizzes'), itemOf('m', 'manual')],
      [entryOf('a', 8), entryOf('q', 5), entryOf('m', { state: 'open' })],
    );
    expect(grade.categories.map(({ weight }) => fraction(weight))).toEqual(['2/3', '1/3', '0']);
    expect(fraction(grade.percent)).toBe('70');
    // The manual grade as 0: 0.6 * 80 + 0.3 * 50 + 0 = 63; as 10 of 10: 73.
    expect([fraction(grade.lowest), fraction(grade.highest)]).toEqual(['63', '73']);
  });

  it('counts an item as much as it has points', () => {
    // (10 + 0) of (10 + 40) = 20 %, not the mean of 100 % and 0 %.
    const grade = computeGrade(
      schemeOf({ exercises: 1 }),
      [itemOf('small', 'exercises'), itemOf('big', 'exercises', { maxPoints: 40 })],
      [entryOf('small', 10), entryOf('big', 0)],
    );
    expect(fraction(grade.percent)).toBe('20');
  });

  it('is 100 for three full thirds of 33.3, 33.3 and 33.4', () => {
    const grade = computeGrade(
      schemeOf({ a: 33.3, b: 33.3, c: 33.4 }),
      [itemOf('a', 'a'), itemOf('b', 'b'), itemOf('c', 'c')],
      [entryOf('a', 10), entryOf('b', 10), entryOf('c', 10)],
    );
    expect(grade.categories.map(({ contribution }) => fraction(contribution))).toEqual(['333/10', '333/10', '167/5']);
    expect(fraction(grade.percent)).toBe('100');
  });

  it('is undefined where nothing counts, or only what weighs nothing', () => {
    const scheme = schemeOf({ exercises: 1, practice: 0 }, { passMark: 50 });
    const items = [itemOf('a', 'exercises'), itemOf('p', 'practice')];
    const grade = computeGrade(scheme, items, [entryOf('p', 10)]);
    expect([grade.percent, grade.passed]).toEqual([undefined, undefined]);
    expect([fraction(grade.lowest), fraction(grade.highest)]).toEqual(['0', '100']);
  });
});

describe('a grade by points', () => {
  it('is all points of all that can be reached, and each category brings its points', () => {
    // 17 + 3 of 20 + 5 = 80 %: 68 from the exercises, 12 from the quizzes.
    const grade = computeGrade(
      schemeOf({ exercises: 60, quizzes: 30 }, { method: 'points' }),
      [itemOf('a', 'exercises'), itemOf('b', 'exercises'), itemOf('q', 'quizzes', { maxPoints: 5 })],
      [entryOf('a', 8), entryOf('b', 9), entryOf('q', 3)],
    );
    expect(fraction(grade.percent)).toBe('80');
    expect(grade.categories.map(({ contribution }) => fraction(contribution))).toEqual(['68', '12']);
    expect(grade.categories.map(({ weight }) => fraction(weight))).toEqual(['4/5', '1/5']);
  });

  it('takes extra credit from a category that has nothing else', () => {
    const scheme = schemeOf({ exercises: 1, bonus: 1 }, { method: 'points' });
    const items = [itemOf('a', 'exercises'), itemOf('x', 'bonus', { extraCredit: true })];
    expect(fraction(computeGrade(scheme, items, [entryOf('a', 8), entryOf('x', 1)]).percent)).toBe('90');
  });
});

describe('what counts', () => {
  const scheme = schemeOf({ exercises: 1 });
  const items = [itemOf('a', 'exercises'), itemOf('b', 'exercises')];
  const withA = (rest: Parameters<typeof entryOf>[1]) =>
    computeGrade(scheme, items, [entryOf('a', rest), entryOf('b', 8)]);

  it.each([
    ['a missing item counts 0', { state: 'missing', raw: 9 }, '40'],
    ['an open item does not count', { state: 'open' }, '80'],
    ['an ungraded item does not count', { state: 'ungraded' }, '80'],
    ['a graded item without points is ungraded', { state: 'graded', raw: null }, '80'],
    ['an excused item does not count', { state: 'excused', raw: 9 }, '80'],
    ['lateness takes its part', { raw: 10, latePercent: 80 }, '80'],
    ['an override beats a missing item', { state: 'missing', override: { points: 6, reason: 'ill' } }, '70'],
    ['an override beats an excuse', { state: 'excused', override: { points: 6, reason: 'ill' } }, '70'],
    ['an override is not late', { raw: 10, latePercent: 0, override: { points: 10, reason: 'our fault' } }, '90'],
    ['an override of 0 counts', { raw: 10, override: { points: 0, reason: 'copied' } }, '40'],
  ] as const)('%s', (_, rest, percent) => {
    expect(fraction(withA(rest).percent)).toBe(percent);
  });

  it('an item of which the student has nothing is open', () => {
    const grade = computeGrade(scheme, items, [entryOf('b', 8)]);
    expect(grade.categories[0]?.items.map(({ counts }) => counts)).toEqual(['open', 'counted']);
    // 8 + 0 and 8 + 10 of 20.
    expect([fraction(grade.lowest), fraction(grade.highest)]).toEqual(['40', '90']);
  });

  it('extra credit adds points and no maximum, above 100 % too', () => {
    // (9 + 8 + 5) of (10 + 10) = 110 %.
    const extra = itemOf('x', 'exercises', { extraCredit: true });
    const grade = computeGrade(scheme, [...items, extra], [entryOf('a', 9), entryOf('b', 8), entryOf('x', 5)]);
    expect(fraction(grade.percent)).toBe('110');
  });

  it('extra credit alone gives no percentage to weigh', () => {
    const both = schemeOf({ exercises: 1, bonus: 1 });
    const extra = itemOf('x', 'bonus', { extraCredit: true });
    const grade = computeGrade(both, [...items, extra], [entryOf('a', 8), entryOf('b', 8), entryOf('x', 5)]);
    expect(fraction(grade.percent)).toBe('80');
    expect(grade.categories[1]).toMatchObject({ percent: undefined });
  });

  it('tells the items whose category is unknown', () => {
    const stray = itemOf('s', 'elsewhere');
    const grade = computeGrade(scheme, [...items, stray], [entryOf('s', 10), entryOf('b', 8)]);
    expect(grade.withoutCategory).toEqual([stray]);
    expect(fraction(grade.percent)).toBe('80');
  });
});

describe('what is dropped', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((id) => itemOf(id, 'quizzes'));
  const points = [7, 4, 10, 4, 9];
  const entries = five.map(({ title }, index) => entryOf(title, points[index] as number));

  it.each([
    // All: 34/50 = 68 %. Without b, the first of the two lowest: 30/40 = 75 %. Without b and d: 26/30. Then without a: 19/20.
    [0, [], '68'],
    [1, ['b'], '75'],
    [2, ['b', 'd'], '260/3'],
    [3, ['a', 'b', 'd'], '95'],
    [50, ['a', 'b', 'd', 'e'], '100'],
  ])('of equal maxima, dropping %i drops the lowest: %j', (drop, names, percent) => {
    const grade = computeGrade(schemeOf({ quizzes: [1, drop] }), five, entries);
    expect(dropped(grade)).toEqual(names);
    expect(fraction(grade.percent)).toBe(percent);
  });

  it('never is the only item that counts', () => {
    const grade = computeGrade(schemeOf({ quizzes: [1, 1] }), five, [entryOf('b', 4)]);
    expect(dropped(grade)).toEqual([]);
    expect(fraction(grade.percent)).toBe('40');
  });

  it('of unequal maxima, is what leaves the best result, so that a better answer never lowers the grade', () => {
    const items = [
      itemOf('full', 'quizzes', { maxPoints: 100 }),
      itemOf('half', 'quizzes'),
      itemOf('last', 'quizzes', { maxPoints: 100 }),
    ];
    const withLast = (raw: number) =>
      computeGrade(schemeOf({ quizzes: [1, 1] }), items, [
        entryOf('full', 100),
        entryOf('half', 5),
        entryOf('last', raw),
      ]);
    // Without the last: 105/110. Without the half: 149/200 and 151/200.
    for (const raw of [49, 51]) {
      expect(dropped(withLast(raw))).toEqual(['last']);
      expect(fraction(withLast(raw).percent)).toBe('1050/11');
    }
  });

  it('agrees with the example that Canvas documents', () => {
    // 50/50, 65/100 and 12/24: without the 12/24, 115/150 = 76.7 %; without the 65/100, 62/74 = 83.8 %.
    const items = [50, 100, 24].map((maxPoints, index) => itemOf('abc'.charAt(index), 'quizzes', { maxPoints }));
    const grade = computeGrade(schemeOf({ quizzes: [1, 1] }), items, [
      entryOf('a', 50),
      entryOf('b', 65),
      entryOf('c', 12),
    ]);
    expect(dropped(grade)).toEqual(['b']);
    expect(fraction(grade.percent)).toBe('3100/37');
  });

  it('is the smaller one of two with the same percentage of nothing, then the first', () => {
    const items = [
      itemOf('big', 'quizzes', { maxPoints: 20 }),
      itemOf('small', 'quizzes', { maxPoints: 5 }),
      itemOf('twin', 'quizzes', { maxPoints: 5 }),
    ];
    // All at 60 %: whatever is dropped, 60 % stay.
    const grade = computeGrade(schemeOf({ quizzes: [1, 1] }), items, [
      entryOf('big', 12),
      entryOf('small', 3),
      entryOf('twin', 3),
    ]);
    expect(dropped(grade)).toEqual(['small']);
    expect(fraction(grade.percent)).toBe('60');
  });

  it('may be an override or a missing item, and never extra credit', () => {
    const items = [itemOf('a', 'quizzes'), itemOf('b', 'quizzes'), itemOf('x', 'quizzes', { extraCredit: true })];
    const scheme = schemeOf({ quizzes: [1, 1] });
    const low = { override: { points: 1, reason: 'copied' } };
    expect(dropped(computeGrade(scheme, items, [entryOf('a', low), entryOf('b', 5), entryOf('x', 0)]))).toEqual(['a']);
    expect(dropped(computeGrade(scheme, items, [entryOf('a', 5), entryOf('b', { state: 'missing' })]))).toEqual(['b']);
  });

  it('by points, leaves the best total', () => {
    // Exercises c 4/10 and d 1/2 drop one, quizzes have e 10/100. Without c (1 + 10)/(2 + 100) = 10.8 %, without d
    // (4 + 10)/(10 + 100) = 12.7 %, although d has the higher percentage.
    const items = [
      itemOf('c', 'exercises'),
      itemOf('d', 'exercises', { maxPoints: 2 }),
      itemOf('e', 'quizzes', { maxPoints: 100 }),
    ];
    const grade = computeGrade(schemeOf({ exercises: [1, 1], quizzes: 1 }, { method: 'points' }), items, [
      entryOf('c', 4),
      entryOf('d', 1),
      entryOf('e', 10),
    ]);
    expect(dropped(grade)).toEqual(['d']);
    expect(fraction(grade.percent)).toBe('140/11');
  });
});

describe('passing', () => {
  const withPoints = (raw: number, passMark: number | null) =>
    computeGrade(
      schemeOf({ a: 1 }, { passMark, decimals: 0 }),
      [itemOf('a', 'a', { maxPoints: 3 })],
      [entryOf('a', raw)],
    ).passed;

  it('takes the exact total: neither the rounded one, nor the noise of doubles', () => {
    // 2.0 of 3 is 66.67 %, shown as 67 %.
    expect(withPoints(2, 67)).toBe(false);
    expect(withPoints(2, 66)).toBe(true);
    expect(withPoints(0.5 + 1 / 3 + 2 / 3, 50)).toBe(true);
    expect(withPoints(3 * (0.1 + 0.2) + 0.6, 50)).toBe(true);
    expect(withPoints(1, null)).toBeUndefined();
  });
});
