/**
 * Owns the one form of a source that everything works on.
 * Must not judge it.
 */

/** Takes a byte-order mark away and makes line ends \n, so that lines and columns are the student's. */
export function normaliseSource(source: string): string {
  return source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
