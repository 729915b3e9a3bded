/**
 * Owns what a question may be, as its author writes it in quiz.yaml.
 * Must not know how questions are drawn, answered or scored.
 */
import { z } from 'zod';
import { type Asked, questionSchemas, typeOf } from './types/index.ts';

/** The types of questions. */
export const QUESTION_TYPES = questionSchemas.map(({ shape: { type } }) => type.value);

/** A question of any type. */
export const QuestionSchema = z.discriminatedUnion('type', questionSchemas).superRefine((question, context) => {
  const problem = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
  const asked = askedOf(question);
  const type = typeOf(asked);
  if (question.text === undefined && !type.ownText) problem(['text'], 'a question needs its text');
  if (question.compute !== undefined && question.variables === undefined)
    problem(['compute'], 'compute needs variables to compute from');
  type.check?.(asked, problem);
});
/** A question as written. */
export type Question = z.infer<typeof QuestionSchema>;

/** What a question asks: itself, or what it asks about its code. */
export function askedOf(question: z.output<(typeof questionSchemas)[number]>): Asked {
  return question.type === 'code-reading' ? question.asks : question;
}
