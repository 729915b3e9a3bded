/**
 * Owns questions for a number. An answer is [what was typed].
 */
import type { NumericalFormat } from 'gift-pegjs';
import { z } from 'zod';
import { readNumbers } from '../read-answer.ts';
import { fillText, resolve } from '../values.ts';
import { LONGEST, typed } from './answer-form.ts';
import { asNumber } from './drawing.ts';
import { mistakes, number, type Tolerance, ToleranceSchema } from './fields.ts';
import { type GiftItem, isPartlyRight, NOT_QUITE } from './foreign.ts';
import { plainAnswer } from './moodle-answers.ts';
import { type Mistake, questionType } from './question-type.ts';
import { canonicalNumber, countedNumber, filled, marginOf, near, shownNumber, whole, wrong } from './scoring.ts';

/** What one person gets. */
export interface NumericPart {
  readonly type: 'numeric';
  readonly answer: number;
  readonly tolerance: Tolerance;
  readonly unit?: string | undefined;
  readonly mistakes: readonly Mistake<number>[];
}

const schema = z.strictObject({
  type: z.literal('numeric'),
  answer: number,
  tolerance: ToleranceSchema.prefault({}),
  unit: z.string().trim().max(30).optional(),
  mistakes: mistakes(number),
});

/** The right number with its unit and how far off it may be. */
function expected({ answer, tolerance, unit }: NumericPart): string {
  const margin = marginOf(answer, tolerance);
  const about = margin > 0 ? ` (± ${Number(margin.toPrecision(2))})` : '';
  return `${shownNumber(answer)}${unit === undefined ? '' : ` ${unit}`}${about}`;
}

/** The first right answer of GIFT, and how many others there are. */
function readGift(choices: Extract<GiftItem, { type: 'Numerical' }>['choices']) {
  const list = Array.isArray(choices) ? choices : [];
  const first: NumericalFormat | undefined = Array.isArray(choices)
    ? (list.find((one) => one.isCorrect) ?? list[0])?.text
    : choices;
  const { number: answer, range = 0, numberHigh: high = 0, numberLow: low = 0 } = first ?? {};
  const others = Math.max(0, list.length - 1);
  if (answer !== undefined) return { answer, absolute: range, others };
  return { answer: (high + low) / 2, absolute: (high - low) / 2, others };
}

export const numeric = questionType<typeof schema, NumericPart>(schema, {
  draw: ({ type, tolerance, unit, ...written }, values) => ({
    type,
    tolerance,
    unit,
    mistakes: written.mistakes.map(({ answer, explanation }) => ({
      answer: asNumber(resolve(answer, values), 'the answer of a mistake'),
      explanation: fillText(explanation, values),
    })),
    answer: asNumber(resolve(written.answer, values), 'the answer'),
  }),
  shown: ({ type }) => type,
  texts: (part) => part.mistakes.map(({ explanation }) => explanation),
  form: () => ({ fields: [typed(LONGEST.number)] }),
  score(part, [first = '']) {
    const numbers = readNumbers(first);
    if (numbers.length === 0) return { share: 0, answered: true, unreadable: true };
    if (near(numbers, part.answer, part.tolerance)) return whole(true);
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
      const right = item.answers.find(({ fraction }) => fraction === 100);
      if (right === undefined || right.plain === '*') return { notes: ['it has no answer that is wholly right'] };
      const notes = item.answers.some(isPartlyRight) ? ['answers worth a part were left out'] : [];
      const wrongOnes = item.answers.filter(
        ({ fraction, plain }) => fraction === 0 && plain !== '*' && Number.isFinite(Number(plain)),
      );
      return {
        question: {
          ...fields,
          type: 'numeric',
          answer: Number(right.plain),
          tolerance: { absolute: right.tolerance, relative: 0 },
          mistakes: wrongOnes.map((one) => ({ answer: Number(one.plain), explanation: one.feedback || NOT_QUITE })),
        },
        notes,
      };
    },
    write(part) {
      const tolerance = { tolerance: String(marginOf(part.answer, part.tolerance)) };
      const wrongOnes = part.mistakes.map((one) => plainAnswer(0, String(one.answer), one.explanation, tolerance));
      return {
        type: 'numerical',
        fields: { answer: [plainAnswer(100, String(part.answer), '', tolerance), ...wrongOnes] },
        ...(part.unit === undefined ? {} : { note: 'the unit was left out' }),
      };
    },
  },
  gift: {
    read(item, fields) {
      if (item.type !== 'Numerical') return undefined;
      const { answer, absolute, others } = readGift(item.choices);
      const notes = others > 0 ? [`${others} further answers were left out`] : [];
      return { question: { ...fields, type: 'numeric', answer, tolerance: { absolute, relative: 0 } }, notes };
    },
    write: (part) => ({
      answer: `#${part.answer}:${marginOf(part.answer, part.tolerance)}`,
      ...(part.mistakes.length > 0 ? { note: 'explanations of mistakes were left out' } : {}),
    }),
  },
});
