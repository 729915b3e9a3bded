/**
 * Owns how it is said what became of a question from another format.
 */
import type { Words } from '../../kernel/text/words.ts';
import type { Note } from '../model/types/note.ts';

const textOf = ({ key, values, gap }: Note, words: Pick<Words, 't'>): string =>
  gap === undefined ? words.t(key, values) : words.t('imported:gap', { gap, said: words.t(key, values) });

/** What is said of a question, in one text. */
export const noteText = (notes: readonly Note[], words: Pick<Words, 't'>): string =>
  notes.map((note) => textOf(note, words)).join('; ');
