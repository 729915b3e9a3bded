/**
 * Owns how a file is shown that has more lines or colours than a page can have elements: as one text beside its line numbers.
 */
import { visibleText } from '../../../graders/visible-text.ts';

/** Lines of a file; the line end at its end opens no further line. */
export const linesOf = (source: string): string[] => source.replace(/\n$/, '').split('\n');

/** The view model of views/kernel/parts/plain-code. `first` is the number of the first line. */
export function presentPlainCode(
  lines: readonly string[],
  first = 1,
): { readonly numbers: string; readonly text: string } {
  return { numbers: lines.map((_, index) => first + index).join('\n'), text: visibleText(lines.join('\n')) };
}
