/**
 * Owns writing code as Markdown, whatever marks it has.
 */

/** More marks in a row than there are anywhere in the code, at least so many. */
const marks = (source: string, least: number): string =>
  '`'.repeat(Math.max(least, ...[...source.matchAll(/`+/g)].map(([found]) => found.length + 1)));

/** A block of code. */
export function fenced(source: string, language: string): string {
  const fence = marks(source, 3);
  return `${fence}${language}\n${source.trimEnd()}\n${fence}`;
}

/** Code within a line. */
export function codeSpan(source: string): string {
  const mark = marks(source, 1);
  return mark.length === 1 ? `${mark}${source}${mark}` : `${mark} ${source} ${mark}`;
}
