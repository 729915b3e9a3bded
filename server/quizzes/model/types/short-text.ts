/**
 * Owns questions for a word or a few. An answer is [what was typed].
 */

import { z } from 'zod';
import { normaliseText } from '../read-answer.ts';
import { fillText } from '../values.ts';
import { LONGEST, typed } from './answer-form.ts';
import { mistakes, sayMistakes, short } from './fields.ts';
import { isPartlyRight, mistakesOf, NO_RIGHT, said, withFeedback } from './foreign.ts';
import { giftText, giftWrong } from './gift-answers.ts';
import { plainAnswer } from './moodle-answers.ts';
import { note } from './note.ts';
import { type Mistake, questionType } from './question-type.ts';
import { filled, sameText, whole, wrong } from './scoring.ts';
import { LONGEST_PATTERN, matchesPattern, patternProblem, withPattern } from './wildcards.ts';

/** What one person gets. */
export interface ShortTextPart {
  readonly type: 'short-text';
  readonly accepted: readonly string[];
  readonly pattern?: string | undefined;
  readonly caseSensitive: boolean;
  readonly mistakes: readonly Mistake<string>[];
}

const schema = z.strictObject({
  type: z.literal('short-text'),
  /** The first is shown as the right answer. Compared without case, accents of typing and surplus spaces. */
  accepted: z.array(short).min(1).max(30),
  /** A regular expression (RE2's) that the whole normalised answer may match instead. */
  pattern: z.string().max(LONGEST_PATTERN).optional(),
  caseSensitive: z.boolean().default(false),
  mistakes: mistakes(short),
});

const NO_PATTERN = 'the pattern was left out';

export const shortText = questionType<typeof schema, ShortTextPart>(schema, {
  check({ pattern }, problem) {
    if (pattern === undefined) return;
    const found = patternProblem(pattern);
    if (found !== undefined) problem(['pattern'], found);
  },
  said: (written, say) => ({ ...written, mistakes: sayMistakes(written.mistakes, say) }),
  draw: ({ type, pattern, caseSensitive, ...written }, values) => ({
    type,
    pattern,
    caseSensitive,
    mistakes: written.mistakes.map(({ answer, explanation }) => ({
      answer: fillText(answer, values),
      explanation: fillText(explanation, values),
    })),
    accepted: written.accepted.map((one) => fillText(one, values)),
  }),
  shown: ({ type }) => type,
  texts: (part) => part.mistakes.map(({ explanation }) => explanation),
  form: () => ({ fields: [typed(LONGEST.words)] }),
  score(part, [first = '']) {
    const { accepted, pattern, caseSensitive } = part;
    if (sameText(first, accepted, caseSensitive) || matchesPattern(pattern, first, caseSensitive)) return whole(true);
    return wrong(part.mistakes.find((one) => sameText(first, [one.answer], caseSensitive)));
  },
  rightAnswer: (part) => [part.accepted[0] ?? ''],
  likelyWrongAnswer: () => ['0'],
  canonical: (part, [first = '']) => [normaliseText(first, part.caseSensitive)],
  typed: (part, typed) => normaliseText(typed, part.caseSensitive),
  rows: (part, [first], { share }) => {
    const typed = filled(first);
    const given = typed === undefined ? undefined : { plain: typed };
    return [{ name: { kind: 'answer' }, right: share === 1, given, expected: { plain: part.accepted[0] ?? '' } }];
  },
  moodle: {
    read(item, fields) {
      if (item.type !== 'shortanswer') return undefined;
      const caseSensitive = item.setting('usecase') === '1';
      const right = item.answers.filter(({ fraction }) => fraction === 100);
      if (right.length === 0) return { notes: [NO_RIGHT] };
      const others = item.answers.filter(({ fraction, plain }) => fraction < 100 && plain !== '');
      const { accepted, notes, ...pattern } = withPattern(
        right.map(({ plain }) => plain),
        caseSensitive,
      );
      if (accepted.length === 0) return { notes: [...notes, NO_RIGHT] };
      const { mistakes: wrongOnes, notes: left } = mistakesOf(
        others.filter(({ plain }) => !/(?<!\\)\*/.test(plain)),
        ({ plain }) => plain.replace(/\\\*/g, '*'),
      );
      const wild = others.filter(
        ({ plain, fraction, feedback }) => /(?<!\\)\*/.test(plain) && (plain !== '*' || fraction !== 0 || feedback),
      );
      return {
        question: {
          ...withFeedback(fields, right),
          type: 'short-text',
          accepted,
          mistakes: wrongOnes,
          ...pattern,
          ...(caseSensitive ? { caseSensitive } : {}),
        },
        notes: [
          ...notes,
          ...left,
          ...(others.some(isPartlyRight) ? [note('imported:partly')] : []),
          ...(wild.length > 0
            ? [
                note('imported:wildFeedback', {
                  answers: wild
                    .map(({ plain }) => plain)
                    .join(', ')
                    .slice(0, 100),
                }),
              ]
            : []),
          ...said(right),
        ],
      };
    },
    write(part) {
      const right = part.accepted.map((one) => plainAnswer(100, one));
      const wrongOnes = part.mistakes.map((one) => plainAnswer(0, one.answer, one.explanation));
      return {
        type: 'shortanswer',
        fields: { usecase: part.caseSensitive ? '1' : '0', answer: [...right, ...wrongOnes] },
        ...(part.pattern === undefined ? {} : { note: NO_PATTERN }),
      };
    },
  },
  gift: {
    write: (part) => ({
      answer: [
        ...part.accepted.map((one) => `=${giftText(one)}`),
        ...part.mistakes.map(({ answer, explanation }) => giftWrong(giftText(answer), explanation)),
      ].join('\n'),
      ...(part.pattern === undefined ? {} : { note: NO_PATTERN }),
    }),
  },
});
