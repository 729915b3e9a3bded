/**
 * Owns finding how two files differ, within bounds: files with little in common take time that grows with the square of what differs.
 */
import { diffLines } from 'diff';
import { linesOf } from '../kernel/text/plain-code.presenter.ts';

/** A run of lines: in both files, only in the older one, or only in the newer one. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly lines: readonly string[];
}

/** Lines that differ at most, of both files together; and the time that may be spent on finding them, ms. */
const MOST_EDITS = 1_500;
const TIMEOUT_MS = 1_000;

/** The difference, or undefined for files that are too different. */
export default function difference({ older, newer }: { older: string; newer: string }): DiffPart[] | undefined {
  const bounds = { maxEditLength: MOST_EDITS, timeout: TIMEOUT_MS };
  return diffLines(older, newer, { ignoreNewlineAtEof: true, ...bounds })?.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    lines: linesOf(value),
  }));
}
