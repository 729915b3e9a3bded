/** Who chose what, against a class worked by hand. */
import { describe, expect, it } from '@jest/globals';
import { type Chooser, optionTable } from '../../../../server/quizzes/model/analysis/option-table.ts';
import { outerGroups } from '../../../../server/quizzes/model/analysis/outer-groups.ts';

const close = (value: number) => ({ value: expect.closeTo(value, 12) });
const OPTIONS = [
  { source: 0, correct: true },
  { source: 1, correct: false },
  { source: 2, correct: false },
];

/**
 * Eleven students with the rest scores 0, 0.1, ... 1. The weakest left the question, those with 0.8 and 0.9 chose option 1, all others
 * the right one; nobody chose option 2. Groups of round(0.27 * 11) = 3: the rest scores 0.8 0.9 1 above, 0 0.1 0.2 below.
 */
const CLASS: Chooser[] = Array.from({ length: 11 }, (_, student) => ({
  rest: student / 10,
  chosen: student === 0 ? [] : student === 8 || student === 9 ? [1] : [0],
}));

describe('the table of options', () => {
  const { options, unanswered, groupSize } = optionTable(OPTIONS, CLASS);

  it('counts who chose what, and with which rest score', () => {
    // Right: 0.1 + ... + 0.7 + 1 = 3.8 over 8 students.
    expect(options[0]).toMatchObject({ chosen: 8, share: close(8 / 11), meanRest: close(3.8 / 8) });
    expect(options[1]).toMatchObject({ chosen: 2, share: close(2 / 11), meanRest: close(0.85) });
    expect(options[2]).toMatchObject({ chosen: 0, share: { value: 0 }, meanRest: { missing: 'too-few', least: 1 } });
    expect(unanswered).toMatchObject({ chosen: 1, share: close(1 / 11), meanRest: { value: 0 } });
  });

  it('compares the upper with the lower 27 %', () => {
    expect(groupSize).toBe(3);
    expect(options[0]).toMatchObject({ upper: close(1 / 3), lower: close(2 / 3) });
    expect(options[1]).toMatchObject({ upper: close(2 / 3), lower: close(0) });
    expect(unanswered).toMatchObject({ upper: close(0), lower: close(1 / 3) });
  });

  it('correlates choosing with the rest score', () => {
    // Rest scores have the mean 0.5 and squares of 1.1. Option 1: products 0.4 + 0.3, squares 2 - 4/11 = 18/11.
    expect(options[1]?.discrimination).toEqual(close(0.7 / Math.sqrt((18 / 11) * 1.1)));
    // Right: 3.8 - 8 * 0.5 = -0.2, squares 8 - 64/11 = 24/11.
    expect(options[0]?.discrimination).toEqual(close(-0.2 / Math.sqrt((24 / 11) * 1.1)));
    expect(options[2]?.discrimination).toEqual({ missing: 'no-variance' });
  });

  it('marks a distractor that the better choose, one that nobody chose, and a right option that the better leave', () => {
    // One standard error is 1 / sqrt(10) = 0.316: 0.52 of the distractor is more, -0.13 of the right option is not.
    expect(options.map(({ flags }) => flags)).toEqual([[], ['better'], ['unchosen']]);
    // The upper half takes the distractor: for the right option r = (1.5 - 6 * 0.5) / sqrt(30/11 * 1.1) = -0.87.
    const halves = CLASS.map(({ rest = 0 }) => ({ rest, chosen: [rest > 0.5 ? 1 : 0] }));
    expect(optionTable(OPTIONS, halves).options.map(({ flags }) => flags)).toEqual([
      ['weak-key'],
      ['better'],
      ['unchosen'],
    ]);
  });

  it('marks nothing below ten answers', () => {
    const few = optionTable(OPTIONS, CLASS.slice(0, 10));
    expect(few.options.flatMap(({ flags }) => flags)).toEqual([]);
  });

  it('does not mark a distractor that fewer than 5 % chose, however good they are', () => {
    const many = [...Array.from({ length: 30 }, (_, place) => ({ rest: place / 40, chosen: [place % 2 ? 0 : 2] }))];
    const { options: shown } = optionTable(OPTIONS, [...many, { rest: 1, chosen: [1] }]);
    expect(shown[1]).toMatchObject({ chosen: 1, flags: [] });
    // 31 students with the mean (0.025 * 435 + 1) / 31: one chooser far above it, so the correlation is above 0.
    expect(shown[1]?.discrimination).toEqual({ value: expect.closeTo(0.4677, 4) });
  });

  it('lets a student choose several', () => {
    const both = optionTable(
      OPTIONS,
      CLASS.map((one) => ({ ...one, chosen: [0, 1] })),
    );
    expect(both.options.map(({ chosen }) => chosen)).toEqual([11, 11, 0]);
    expect(both.unanswered.chosen).toBe(0);
  });

  it('says why figures are missing', () => {
    const none = optionTable(OPTIONS, []);
    expect(none.options[0]).toMatchObject({
      chosen: 0,
      share: { missing: 'too-few', least: 1 },
      upper: { missing: 'too-few' },
    });
    const alone = optionTable(
      OPTIONS,
      CLASS.map(({ chosen }) => ({ chosen, rest: undefined })),
    );
    const reason = { missing: 'one-question' };
    expect(alone.options[0]).toMatchObject({ meanRest: reason, upper: reason, lower: reason, discrimination: reason });
    const equal = optionTable(
      OPTIONS,
      CLASS.map(({ chosen }) => ({ chosen, rest: 0.5 })),
    );
    expect(equal.options[0]).toMatchObject({
      upper: { missing: 'no-variance' },
      discrimination: { missing: 'no-variance' },
    });
  });
});

describe('the upper and lower group', () => {
  it('let students with the score at the border share the places that are left', () => {
    // Groups of round(2.7) = 3. Above: 5 and two of the three 4s. Below: the 0, two of the five 1s.
    const groups = outerGroups([5, 4, 4, 4, 1, 1, 1, 1, 1, 0]);
    expect(groups).toEqual({
      size: 3,
      upper: [1, 2 / 3, 2 / 3, 2 / 3, 0, 0, 0, 0, 0, 0],
      lower: [0, 0, 0, 0, 2 / 5, 2 / 5, 2 / 5, 2 / 5, 2 / 5, 1],
    });
  });

  it('take scores as equal that only rounding sets apart', () => {
    const groups = outerGroups([1, 0.9, 0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.1, 0.1, 0.1, 0]);
    expect(groups?.upper.slice(2, 6)).toEqual([1 / 4, 1 / 4, 1 / 4, 1 / 4]);
  });

  it('do not exist for nine students, nor where all have the same', () => {
    expect(outerGroups([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeUndefined();
    expect(outerGroups(new Array(20).fill(0.5))).toBeUndefined();
  });
});
