/**
 * Owns what the staff reads of content that was left out because its files are broken.
 */
import type { BrokenContent } from '../../graders/catalog/load-exercises.ts';
import type { Words } from '../kernel/text/words.ts';

/** What is left out, why, and what to do, as one text. */
export function presentBroken({ kind, name, problems }: BrokenContent, words: Words): string {
  return words.t(`content:broken.${kind}`, { name, problems: problems.join('; ') });
}
