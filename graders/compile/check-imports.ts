/**
 * Owns which modules a submission may import.
 * Must not resolve anything.
 */
import { english, type Sentences } from '../feedback/words/en.ts';
import type { Diagnostic } from '../protocol.ts';
import { excerptOf } from './excerpt.ts';
import { ts } from './typescript.ts';

/** A blocking diagnostic for each import of something that is not offered (import, export from, import(), require). */
export function checkImports(
  source: string,
  offered: readonly string[],
  { compile: words }: Sentences = english,
): Diagnostic[] {
  const { importedFiles } = ts.preProcessFile(source, true, true);
  return importedFiles
    .filter(({ fileName }) => !offered.includes(fileName))
    .slice(0, 20)
    .map(({ fileName, pos }) => {
      const before = source.slice(0, pos).split('\n');
      const line = before.length;
      const column = (before.at(-1) ?? '').length + 1;
      const message = fileName === 'course' ? words.noCourse : words.noModule({ name: fileName.slice(0, 60), offered });
      return {
        severity: 'error',
        code: 'import',
        message,
        line,
        column,
        excerpt: excerptOf(source, line, column, fileName.length + 2),
        blocking: true,
      };
    });
}
