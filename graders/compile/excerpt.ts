/**
 * Owns the excerpt of a source line with a squiggle below the place.
 * Must not know who reports what.
 */

/** Longest part of a line that is shown. */
const MAX_WIDTH = 120;

/** The line (from 1) without a place in it. */
export function excerptOfLine(source: string, line: number): string {
  const text = source.split('\n')[line - 1] ?? '';
  const from = text.length - text.trimStart().length;
  return excerptOf(source, line, from + 1, text.trim().length);
}

/** The line (from 1) and, below it, a squiggle of `length` characters from `column` (from 1). */
export function excerptOf(source: string, line: number, column: number, length: number): string {
  const text = source.split('\n')[line - 1] ?? '';
  const start = column - 1 > MAX_WIDTH - 20 ? column - 20 : 0;
  const shown = text.slice(start, start + MAX_WIDTH).replaceAll('\t', ' ');
  const from = Math.min(column - 1 - start, shown.length);
  const squiggle = '~'.repeat(Math.max(1, Math.min(length, shown.length - from)));
  const gutter = `${line} | `;
  return `${gutter}${shown}\n${' '.repeat(gutter.length - 2)}| ${' '.repeat(from)}${squiggle}`;
}
