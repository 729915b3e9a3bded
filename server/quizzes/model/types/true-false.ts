/**
 * Owns statements that are true or false. An answer is ['true'] or ['false'].
 */

import { z } from 'zod';
import { joined, NO_RIGHT } from './foreign.ts';
import { plainAnswer } from './moodle-answers.ts';
import { note } from './note.ts';
import { type Choice, questionType, type Text } from './question-type.ts';
import { whole } from './scoring.ts';

/** What one person gets. */
export interface TrueFalsePart {
  readonly type: 'true-false';
  readonly answer: boolean;
}

const schema = z.strictObject({ type: z.literal('true-false'), answer: z.boolean() });

const MERGED = note('imported:bothFeedback');
const wordOf = (value: boolean): Text => ({ word: value ? 'quiz:true' : 'quiz:false' });
/** True has the place 0, false 1. */
const choicesOf = (part: TrueFalsePart): Choice[] =>
  [true, false].map((value, source) => ({
    source,
    value: String(value),
    canonical: String(value),
    text: wordOf(value),
    correct: part.answer === value,
  }));

export const trueFalse = questionType<typeof schema, TrueFalsePart>(schema, {
  draw: ({ answer }) => ({ type: 'true-false', answer }),
  shown: ({ type }) => type,
  texts: () => [],
  form: () => ({ chosen: ['true', 'false'], most: 1 }),
  score: (part, [first]) => whole(first === String(part.answer)),
  rightAnswer: (part) => [String(part.answer)],
  likelyWrongAnswer: (part) => [String(!part.answer)],
  canonical: (_, [first = '']) => [first],
  readCanonical: (_, [first]) => [wordOf(first === 'true')],
  choices: { several: false, of: choicesOf },
  moodle: {
    read(item, fields) {
      if (item.type !== 'truefalse') return undefined;
      const right = item.answers.find(({ fraction }) => fraction === 100);
      const said = item.answers.map(({ feedback }) => feedback);
      const explanation = joined([...said, fields.explanation ?? '']);
      const notes = joined(said) === '' ? [] : [MERGED];
      const words = item.answers.map(({ plain }) => plain.toLowerCase());
      if (right === undefined || words.some((word) => word !== 'true' && word !== 'false'))
        return { notes: [NO_RIGHT] };
      const answer = right.plain.toLowerCase() === 'true';
      return { question: { ...fields, type: 'true-false', answer, ...(explanation && { explanation }) }, notes };
    },
    write: (part) => ({
      type: 'truefalse',
      fields: { answer: [plainAnswer(part.answer ? 100 : 0, 'true'), plainAnswer(part.answer ? 0 : 100, 'false')] },
    }),
  },
  gift: {
    write: (part) => ({ answer: part.answer ? 'T' : 'F' }),
  },
});
