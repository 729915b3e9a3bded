/**
 * Owns which modules a submission may import.
 * Must not resolve anything.
 */
import ts from 'typescript';
import type { Diagnostic } from '../protocol.ts';
import { excerptOf } from './excerpt.ts';

/** A blocking diagnostic for each import of something that is not offered (import, export from, import(), require). */
export function checkImports(source: string, offered: readonly string[]): Diagnostic[] {
  const { importedFiles } = ts.preProcessFile(source, true, true);
  const names = offered
    .map((name) => `"${name}"`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
  return importedFiles
    .filter(({ fileName }) => !offered.includes(fileName))
    .slice(0, 20)
    .map(({ fileName, pos }) => {
      const before = source.slice(0, pos).split('\n');
      const line = before.length;
      const column = (before.at(-1) ?? '').length + 1;
      const message =
        fileName === 'course'
          ? 'This exercise has no module "course": write it with what np offers.'
          : `"${fileName.slice(0, 60)}" cannot be imported: only ${names} are available here.`;
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
