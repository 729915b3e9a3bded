/**
 * Owns reading the instructor's form for a further accepted answer.
 * Must not know pages; problems are keys of words.
 */

import { z } from 'zod';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import type { WordKey } from '../../kernel/text/words.ts';
import { canonicalAnswer } from '../model/alternative.ts';
import type { Answer } from '../model/drawn.ts';
import { isAnswered, scoreAnswer } from '../model/score.ts';
import { typeOf } from '../model/types/index.ts';
import type { AcceptedAnswersOfQuestion, NewAcceptedAnswer } from './accept-answer.ts';

/** What was entered. */
export interface AcceptedAnswerFields {
  /** An answer of the list, or '' for another one. */
  readonly pick: string;
  readonly typed: string;
  /** Places of options in the file, or 'true' and 'false'. */
  readonly options: readonly string[];
  /** Percent. */
  readonly share: string;
  readonly note: string;
}

const LONGEST_NOTE = 500;
const PickSchema = z.tuple([z.number().int().min(-1).max(1_000), z.array(z.string().max(2_000)).min(1).max(200)]);

type Found = { readonly variant: number; readonly answer: Answer } | { readonly error: WordKey };

/** An answer of the list by its key. */
function picked(key: string): Found {
  try {
    const [variant, answer] = PickSchema.parse(JSON.parse(key));
    return { variant, answer };
  } catch {
    return { error: 'quizRegrade:answers.errors.choose' };
  }
}

/** An answer that is not in the list. */
function entered({ example, hasVariants }: AcceptedAnswersOfQuestion, { typed, options }: AcceptedAnswerFields): Found {
  const { part } = example;
  const { choices, typed: isTyped, readAs } = typeOf(part);
  const asGiven = (): Answer => {
    if (!choices) return isTyped ? [typed] : [];
    const chosen = choices.of(part).filter(({ canonical }) => options.includes(canonical));
    return (choices.several ? chosen : chosen.slice(0, 1)).map(({ value }) => value);
  };
  const given = asGiven();
  if (hasVariants || !isAnswered(given)) return { error: 'quizRegrade:answers.errors.choose' };
  const { share, unreadable } = scoreAnswer(example, given);
  if (unreadable && readAs) return { error: `quizRegrade:answers.errors.${readAs}` };
  if (share === 1) return { error: 'quizRegrade:answers.errors.already' };
  return { variant: -1, answer: canonicalAnswer(part, given) };
}

/** What is to be accepted, or what is wrong with which field. */
export function readAcceptedAnswer(
  fields: AcceptedAnswerFields,
  page: AcceptedAnswersOfQuestion,
): { readonly added: NewAcceptedAnswer } | { readonly errors: FieldErrors } {
  const errors: Record<string, WordKey> = {};
  const found = fields.pick === '' ? entered(page, fields) : picked(fields.pick);
  const key = (one: { variant: number; answer: Answer }): string => JSON.stringify([one.variant, one.answer]);
  if ('error' in found) errors.answer = found.error;
  else if (page.accepted.some((one) => key(one) === key(found))) errors.answer = 'quizRegrade:answers.errors.twice';
  const percent = Number(fields.share.trim().replace(',', '.').replace(/^$/, '100'));
  if (!(percent > 0 && percent <= 100)) errors.share = 'quizRegrade:answers.errors.share';
  const note = fields.note.trim().slice(0, LONGEST_NOTE);
  if (note === '') errors.note = 'quizRegrade:answers.errors.note';
  if ('error' in found || Object.keys(errors).length > 0) return { errors };
  return { added: { ...found, share: percent / 100, note } };
}
