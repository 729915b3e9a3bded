/**
 * Owns how problems of a form's fields are handed from a use case to its page.
 */

import type { WordKey, WordValues } from '../text/words.ts';

/** What is wrong with a form: keys of words by field. */
export type FieldErrors = Readonly<Partial<Record<string, WordKey>>>;

/** What is wrong with a field: a key of words with its values. */
export interface Problem {
  readonly key: WordKey;
  readonly values?: WordValues;
}

/** Problems by field. */
export type Problems = Readonly<Record<string, Problem>>;
