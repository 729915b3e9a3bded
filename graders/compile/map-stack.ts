/**
 * Owns finding the student's own line in a stack trace of the transpiled program.
 * Must not trust the stack: student code may have written it.
 */
import { SourceMap, type SourceMapPayload } from 'node:module';

/** A place in the student's file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * The first frame of `stack` in `file` that maps to a line of the source.
 * @param lineOffset lines that stand before the program in the script that ran
 */
export function placeInSource(
  stack: string,
  options: { map: string; file: string; lineOffset: number; lines: number },
): Place | undefined {
  const { map, file, lineOffset, lines } = options;
  const frames = [...stack.slice(0, 4_096).matchAll(/([\w.-]+):(\d{1,6}):(\d{1,6})/g)].filter(
    ([, name]) => name === file,
  );
  if (frames.length === 0) return undefined;
  const sourceMap = new SourceMap(JSON.parse(map) as SourceMapPayload);
  for (const [, , line, column] of frames) {
    const entry = sourceMap.findEntry(Number(line) - 1 - lineOffset, Number(column) - 1);
    if ('originalLine' in entry && entry.originalLine < lines)
      return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }
  return undefined;
}
