/**
 * Owns questions for a number. An answer is [what was typed].
 */

import { z } from 'zod';
import { readNumbers } from '../read-answer.ts';
import { fillText, resolve } from '../values.ts';
import { LONGEST, typed } from './answer-form.ts';
import { asNumber } from './drawing.ts';
import { mistakes, number, sayMistakes, type Tolerance, ToleranceSchema } from './fields.ts';
import { foreignNumber, isPartlyRight, type MoodleItem, mistakesOf, NO_RIGHT, said, withFeedback } from './foreign.ts';
import { rightNumbers } from './foreign-numbers.ts';
import { giftWrong } from './gift-answers.ts';
import { plainAnswer } from './moodle-answers.ts';
import { type Note, note } from './note.ts';
import { type Mistake, questionType } from './question-type.ts';
import { canonicalNumber, countedNumber, filled, marginOf, near, shownNumber, whole, wrong } from './scoring.ts';

/** A right number, and how near to it a typed one must come. */
export interface RightNumber {
  readonly answer: number;
  readonly tolerance: Tolerance;
}
/** What one person gets. */
export interface NumericPart {
  readonly type: 'numeric';
  readonly answer: number;
  readonly tolerance: Tolerance;
  /** Further right numbers. */
  readonly also?: readonly RightNumber[] | undefined;
  readonly unit?: string | undefined;
  readonly mistakes: readonly Mistake<number>[];
}

const schema = z.strictObject({
  type: z.literal('numeric'),
  answer: number,
  tolerance: ToleranceSchema.prefault({}),
  /** Further numbers that are right as well, such as the other root. */
  also: z
    .array(z.strictObject({ answer: number, tolerance: ToleranceSchema.prefault({}) }))
    .max(10)
    .default([]),
  unit: z.string().trim().max(30).optional(),
  mistakes: mistakes(number),
});

/** The right numbers with their unit and how far off they may be. */
function expected({ answer, tolerance, also = [], unit }: NumericPart): string {
  const one = (right: RightNumber): string => {
    const margin = marginOf(right.answer, right.tolerance);
    // Around a whole number a margin that reaches no other one is rounding, not an answer.
    const rounding = Number.isInteger(right.answer) && margin < 0.5;
    const about = margin > 0 && !rounding ? ` (± ${Number(margin.toPrecision(2))})` : '';
    return `${shownNumber(right.answer)}${unit === undefined ? '' : ` ${unit}`}${about}`;
  };
  return [{ answer, tolerance }, ...also].map(one).join(' / ');
}

/** The unit of a number of Moodle, and what was lost of it. */
function unitOf({ units, setting }: MoodleItem): { unit: string; notes: Note[] } {
  const [first, ...others] = [...units].sort((a, b) => Number(b.multiplier === 1) - Number(a.multiplier === 1));
  if (first === undefined || first.name === '') return { unit: '', notes: [] };
  if (first.name.length > 30) return { unit: '', notes: [note('imported:unitLost', { unit: first.name })] };
  const names = others.map(({ name }) => name).join(', ');
  return {
    unit: first.name,
    notes: [
      note('imported:unit', { unit: first.name }),
      ...(names === '' ? [] : [note('imported:units', { units: names.slice(0, 200) })]),
      ...(Number(setting('unitpenalty') || 0) > 0 && setting('unitgradingtype') > '0'
        ? [note('imported:unitPenalties')]
        : []),
    ],
  };
}

export const numeric = questionType<typeof schema, NumericPart>(schema, {
  said: (written, say) => ({
    ...written,
    unit: written.unit === undefined ? undefined : say('unit', written.unit),
    mistakes: sayMistakes(written.mistakes, say),
  }),
  draw: ({ type, tolerance, unit, ...written }, values) => ({
    type,
    tolerance,
    unit,
    mistakes: written.mistakes.map(({ answer, explanation }) => ({
      answer: asNumber(resolve(answer, values), 'the answer of a mistake'),
      explanation: fillText(explanation, values),
    })),
    answer: asNumber(resolve(written.answer, values), 'the answer'),
    also:
      written.also.length === 0
        ? undefined
        : written.also.map((one) => ({
            answer: asNumber(resolve(one.answer, values), 'a further answer'),
            tolerance: one.tolerance,
          })),
  }),
  shown: ({ type }) => type,
  texts: (part) => part.mistakes.map(({ explanation }) => explanation),
  form: () => ({ fields: [typed(LONGEST.number)] }),
  score(part, [first = '']) {
    const numbers = readNumbers(first);
    if (numbers.length === 0) return { share: 0, answered: true, unreadable: true };
    if ([part, ...(part.also ?? [])].some((one) => near(numbers, one.answer, one.tolerance))) return whole(true);
    return wrong(part.mistakes.find((one) => near(numbers, one.answer, part.tolerance)));
  },
  rightAnswer: (part) => [String(part.answer)],
  likelyWrongAnswer: (part) => [String(part.mistakes[0]?.answer ?? part.answer + 1)],
  canonical: (_, [first = '']) => [canonicalNumber(first)],
  tolerance: (part) => part.tolerance,
  typed: (_, typed) => countedNumber(typed),
  readAs: 'number',
  rows: (part, [first], { share }) => {
    const typed = filled(first);
    const given = typed === undefined ? undefined : { plain: typed };
    return [{ name: { kind: 'answer' }, right: share === 1, given, expected: { plain: expected(part) } }];
  },
  moodle: {
    read(item, fields) {
      if (item.type !== 'numerical') return undefined;
      const { right, notes: read } = rightNumbers(item.answers);
      const [first, ...also] = right;
      if (first === undefined) return { notes: [...read, NO_RIGHT] };
      const wrongOnes = item.answers.filter(({ fraction }) => fraction < 100);
      const numbers = wrongOnes.filter(({ plain }) => foreignNumber(plain) !== undefined);
      const lost = wrongOnes.filter((one) => !numbers.includes(one) && one.feedback !== '');
      const { mistakes: found, notes: left } = mistakesOf(numbers, ({ plain }) => foreignNumber(plain) ?? 0);
      const { unit, notes: units } = unitOf(item);
      return {
        question: {
          ...withFeedback(
            fields,
            item.answers.filter(({ fraction }) => fraction === 100),
          ),
          type: 'numeric',
          ...first,
          ...(also.length > 0 ? { also } : {}),
          ...(unit === '' ? {} : { unit }),
          mistakes: found,
        },
        notes: [
          ...read,
          ...units,
          ...left,
          ...(wrongOnes.some(isPartlyRight) ? [note('imported:partly')] : []),
          ...(lost.length > 0 ? [note('imported:otherFeedback')] : []),
          ...said(item.answers.filter(({ fraction }) => fraction === 100)),
        ],
      };
    },
    write(part) {
      const tolerance = { tolerance: String(marginOf(part.answer, part.tolerance)) };
      const wrongOnes = part.mistakes.map((one) => plainAnswer(0, String(one.answer), one.explanation, tolerance));
      const others = (part.also ?? []).map((one) =>
        plainAnswer(100, String(one.answer), '', { tolerance: String(marginOf(one.answer, one.tolerance)) }),
      );
      return {
        type: 'numerical',
        fields: { answer: [plainAnswer(100, String(part.answer), '', tolerance), ...others, ...wrongOnes] },
        ...(part.unit === undefined ? {} : { note: 'the unit was left out' }),
      };
    },
  },
  gift: {
    write(part) {
      const right = [part, ...(part.also ?? [])].map((one) => `${one.answer}:${marginOf(one.answer, one.tolerance)}`);
      const wrongOnes = part.mistakes.map(({ answer, explanation }) =>
        giftWrong(`${answer}:${marginOf(answer, part.tolerance)}`, explanation),
      );
      const several = right.length + wrongOnes.length > 1;
      return {
        answer: several ? ['#', ...right.map((one) => `=${one}`), ...wrongOnes].join('\n') : `#${right[0]}`,
        ...(part.unit === undefined ? {} : { note: 'the unit was left out' }),
      };
    },
  },
});
