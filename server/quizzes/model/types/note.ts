/**
 * Owns what is said of a question that was read from another format: why it is left out, or what is other than it was.
 * Must not know languages.
 */
import type { WordKey, WordsBelow, WordValues } from '../../../kernel/text/words.ts';

/** Words with their values. */
export interface Note {
  readonly key: WordKey & `imported:${string}`;
  readonly values?: WordValues;
  /** The gap of which it is said, from 1. */
  readonly gap?: number;
}

/** Says something of a question. */
export const note = (key: `imported:${WordsBelow<'imported:'>}`, values?: WordValues): Note => ({
  key,
  ...(values === undefined ? {} : { values }),
});
