/**
 * Owns questions for a shape. An answer is [what was typed].
 */
import { z } from 'zod';
import { normaliseText, readShape } from '../read-answer.ts';
import { fillText, formatShape, resolve, ValueError, type Values } from '../values.ts';
import { LONGEST, typed } from './answer-form.ts';
import { mistakes, placeholder, sayMistakes } from './fields.ts';
import { giftText } from './gift-answers.ts';
import { plainAnswer } from './moodle-answers.ts';
import { type Mistake, questionType } from './question-type.ts';
import { filled, whole, wrong } from './scoring.ts';

/** What one person gets. */
export interface ShapePart {
  readonly type: 'shape';
  readonly answer: readonly number[];
  readonly mistakes: readonly Mistake<readonly number[]>[];
}

const shapeField = z.union([
  z
    .array(z.union([z.number().int().min(0), placeholder]))
    .min(1)
    .max(8),
  placeholder,
]);
const schema = z.strictObject({
  type: z.literal('shape'),
  answer: shapeField,
  mistakes: mistakes(shapeField),
});

const asShape = (value: unknown, values: Values): number[] => {
  if (!Array.isArray(value)) throw new ValueError('the shape must be a list of whole numbers');
  return value.map((dimension) => {
    const size = resolve(dimension as number | string, values);
    if (!Number.isInteger(size) || (size as number) < 0)
      throw new ValueError('the shape must be a list of whole numbers');
    return size as number;
  });
};

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, index) => size === b[index]);
/** A typed shape as NumPy prints it; `otherwise` where it is none. */
const printed = (typed: string, otherwise: string): string => {
  const shape = readShape(typed);
  return shape === undefined ? otherwise : formatShape(shape);
};

const BECAME = 'a shape became a short answer';
/** The usual ways of writing a shape, for formats that only compare texts. */
const spellings = (answer: readonly number[]): string[] => {
  const shown = formatShape(answer);
  return [...new Set([shown, shown.replace(/ /g, ''), `[${answer.join(', ')}]`])];
};

export const shape = questionType<typeof schema, ShapePart>(schema, {
  said: (written, say) => ({ ...written, mistakes: sayMistakes(written.mistakes, say) }),
  draw: (written, values) => {
    const drawnMistakes = written.mistakes.map(({ answer, explanation }) => ({
      answer: asShape(resolve(answer, values), values),
      explanation: fillText(explanation, values),
    }));
    return { type: 'shape', answer: asShape(resolve(written.answer, values), values), mistakes: drawnMistakes };
  },
  shown: ({ type }) => type,
  texts: (part) => part.mistakes.map(({ explanation }) => explanation),
  form: () => ({ fields: [typed(LONGEST.number)] }),
  score(part, [first = '']) {
    const typed = readShape(first);
    if (typed === undefined) return { share: 0, answered: true, unreadable: true };
    return same(typed, part.answer) ? whole(true) : wrong(part.mistakes.find((one) => same(typed, one.answer)));
  },
  rightAnswer: (part) => [formatShape(part.answer)],
  likelyWrongAnswer: (part) => [`(${[...part.answer].reverse().join(', ')})`],
  canonical: (_, [first = '']) => [printed(first, normaliseText(first, false))],
  typed: (_, typed) => printed(typed, typed.trim()),
  readAs: 'shape',
  rows: (part, [first], { share }) => {
    const typed = filled(first);
    const given = typed === undefined ? undefined : { plain: typed };
    return [{ name: { kind: 'answer' }, right: share === 1, given, expected: { plain: formatShape(part.answer) } }];
  },
  moodle: {
    write: (part) => {
      const right = spellings(part.answer).map((one) => plainAnswer(100, one));
      const wrongOnes = part.mistakes.map((one) => plainAnswer(0, formatShape(one.answer), one.explanation));
      return { type: 'shortanswer', fields: { usecase: '0', answer: [...right, ...wrongOnes] }, note: BECAME };
    },
  },
  gift: {
    write: (part) => ({
      answer: spellings(part.answer)
        .map((one) => `=${giftText(one)}`)
        .join('\n'),
      note: BECAME,
    }),
  },
});
