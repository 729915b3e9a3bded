/**
 * Owns questions for a word or a few. An answer is [what was typed].
 */
import { RE2JS } from 're2js';
import { z } from 'zod';
import { normaliseText } from '../read-answer.ts';
import { fillText } from '../values.ts';
import { LONGEST, typed } from './answer-form.ts';
import { mistakes, short } from './fields.ts';
import { isPartlyRight, NOT_QUITE } from './foreign.ts';
import { giftText } from './gift-answers.ts';
import { plainAnswer } from './moodle-answers.ts';
import { type Mistake, questionType } from './question-type.ts';
import { filled, sameText, whole, wrong } from './scoring.ts';

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
  pattern: z.string().max(300).optional(),
  caseSensitive: z.boolean().default(false),
  mistakes: mistakes(short),
});

/** Steps of a compiled pattern: each letter of an answer may be tried at each of them. */
const MOST_STEPS = 400;

function matches({ pattern, caseSensitive }: ShortTextPart, typed: string): boolean {
  if (pattern === undefined) return false;
  // RE2 needs time in proportion to the text, whatever the pattern.
  const compiled = RE2JS.compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  return compiled.matches(normaliseText(typed, caseSensitive));
}

const PARTLY = 'answers worth a part earn nothing';
const NO_PATTERN = 'the pattern was left out';

/** What wildcards of a short answer mean as a regular expression; undefined when there are none. */
function wildcardPattern(answer: string): string | undefined {
  if (!/(?<!\\)\*/.test(answer)) return undefined;
  const pieces = answer.toLowerCase().split(/(?<!\\)\*/);
  return pieces.map((piece) => piece.replace(/\\\*/g, '*').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
}
/** Right answers of Moodle's formats, those with wildcards as a pattern. */
function withPattern(right: readonly string[]): { accepted: string[]; pattern?: string } {
  const plain = right.filter((one) => wildcardPattern(one) === undefined);
  const patterns = right.flatMap((one) => wildcardPattern(one) ?? []);
  const accepted = plain.length > 0 ? plain : right.map((one) => one.replace(/\*/g, '').trim() || '?');
  return { accepted, ...(patterns.length > 0 ? { pattern: patterns.join('|') } : {}) };
}

export const shortText = questionType<typeof schema, ShortTextPart>(schema, {
  check({ pattern }, problem) {
    if (pattern === undefined) return;
    try {
      const steps = RE2JS.compile(pattern).programSize();
      if (steps > MOST_STEPS)
        problem(
          ['pattern'],
          `is too complicated: it makes ${steps} steps, at most ${MOST_STEPS} are allowed; repeat less`,
        );
    } catch (error) {
      problem(['pattern'], (error as Error).message);
    }
  },
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
    const { accepted, caseSensitive } = part;
    if (sameText(first, accepted, caseSensitive) || matches(part, first)) return whole(true);
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
      const notes = item.answers.some(isPartlyRight) ? [PARTLY] : [];
      const right = item.answers.filter(({ fraction }) => fraction === 100).map(({ plain }) => plain);
      const wrongOnes = item.answers
        .filter(({ fraction, plain }) => fraction < 100 && plain !== '*')
        .map(({ plain, feedback }) => ({ answer: plain, explanation: feedback || NOT_QUITE }));
      const { accepted, ...pattern } = withPattern(right);
      const strict = item.setting('usecase') === '1' ? { caseSensitive: true } : {};
      return {
        question: { ...fields, type: 'short-text', accepted, mistakes: wrongOnes, ...pattern, ...strict },
        notes,
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
    read(item, fields, markdown) {
      if (item.type !== 'Short') return undefined;
      const right = item.choices.filter(({ isCorrect, weight }) => isCorrect && (weight === null || weight === 100));
      const partly = item.choices.filter((one) => !right.includes(one));
      const { accepted, ...pattern } = withPattern(right.map((one) => one.text.text.trim()));
      const wrongOnes = partly.map((one) => ({
        answer: one.text.text.trim(),
        explanation: markdown(one.feedback) || NOT_QUITE,
      }));
      const notes = partly.some(({ weight }) => (weight ?? 0) > 0) ? [PARTLY] : [];
      return { question: { ...fields, type: 'short-text', accepted, mistakes: wrongOnes, ...pattern }, notes };
    },
    write: (part) => ({
      answer: part.accepted.map((one) => `=${giftText(one)}`).join('\n'),
      ...(part.pattern === undefined ? {} : { note: NO_PATTERN }),
    }),
  },
});
