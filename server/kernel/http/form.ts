/**
 * Owns schemas of forms as texts: every field that is expected is there, empty when it was not sent.
 * Must not know what the fields mean.
 */
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Words } from '../text/words.ts';

/** A field with a text of at most `longest` characters; empty when it was not sent. */
export function textField(longest = 2_000) {
  // SQLite ends a text at a NUL when it measures it; nobody types one.
  return z
    .string()
    .max(longest)
    .transform((typed) => typed.replaceAll('\0', ''))
    .default('');
}

/** A form of texts: the named fields, at most `longest` characters each. */
export function textFields<Name extends string>(names: readonly Name[], longest?: number) {
  const text = textField(longest);
  return z.object(Object.fromEntries(names.map((name) => [name, text])) as Record<Name, typeof text>);
}

/** A field that may stand several times in a form: the texts that are not empty. */
export const listField = z
  .unknown()
  .optional()
  .transform((value) => [value].flat().filter((one): one is string => typeof one === 'string' && one !== ''));

/** What was just done, told once on the page that follows: `?done=yes`. What makes no sense was not done. */
export const DoneQuery = z.object({ done: z.string().max(100).catch('') });

/** The same for pages on which one thing can be done: `?done`. */
export const DoneFlag = z.object({
  done: z
    .unknown()
    .optional()
    .transform((value) => value !== undefined),
});

/** Longest text of a file that a page shows for editing, characters: escaped it is up to six times as long. */
const MOST_EDITED = 100_000;

/** What a refused form shows of a text: all that was typed, and of a file what can be edited in a page. */
export const editableText = (text: string, isFile: boolean): string =>
  isFile && text.length > MOST_EDITED ? '' : text;

/** A refusal that a form shows beside its fields; others are thrown on. */
export function refusalOf(error: unknown, words: Words): string {
  if (!(error instanceof AppError) || (error.code !== 'invalid-form' && error.code !== 'conflict')) throw error;
  return words.t(error.detail, error.values);
}
