/**
 * Owns CSV as spreadsheets write and read it: cells that would be taken for a formula are written and read as text, and characters
 * that reorder others are written as their numbers.
 * Must not know what the cells mean. Pure, so that every room may use it.
 */

import Papa from 'papaparse';
import { visibleText } from '../../../graders/visible-text.ts';
import type { CsvStyle } from './languages.ts';

/** A row of a file and the line, from 1, in which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a file, or the line of the first row whose quotes do not fit, or that there are too many cells. */
export type ReadCsv =
  | { readonly rows: readonly CsvRow[] }
  | { readonly brokenLine: number }
  | { readonly tooManyCells: true };

/** Cells that are read: those of a class of 2,000 with 20 columns. */
export const MOST_CELLS = 40_000;
/** A header is at most as long, characters. */
const LONGEST_HEADER = 20_000;

/**
 * An apostrophe in front makes text of what a spreadsheet would run; so that it can be taken off again, it is doubled. The signs in full
 * width are run where keyboards write them (OWASP, "CSV Injection").
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const MADE_TEXT = /^'(?='*[=+\-@\t\r\n＝＋－＠])/;

/** Text with line feeds only, without a byte order mark and what the first line says to Excel alone ("sep=;"); the lines stay where they are. */
function withLineFeeds(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^"?sep=[^\n]?"?[ \t]*(?=\n|$)/i, '');
}

/** The cells of the first line that is not blank, separated by `delimiter`. */
export function firstRow(text: string, delimiter: string): readonly string[] {
  const source = withLineFeeds(text);
  const begun = source.search(/\S/);
  if (begun < 0) return [];
  const start = source.lastIndexOf('\n', begun) + 1;
  const line = source.slice(start, start + LONGEST_HEADER).split('\n')[0] ?? '';
  return Papa.parse<string[]>(line, { delimiter }).data[0] ?? [];
}

/** How often a sign stands in a text. */
export function countOf(sign: string, text: string): number {
  let count = 0;
  for (let place = text.indexOf(sign); place >= 0; place = text.indexOf(sign, place + 1)) count++;
  return count;
}

/**
 * Reads a text with every row that is not blank, the header included. Spaces around cells do not count. After `mostRows` and one more it
 * stops.
 */
export function readCsv(text: string, delimiter: string, mostRows = Number.POSITIVE_INFINITY): ReadCsv {
  const source = withLineFeeds(text);
  // A row is read whole: what cannot fit is not begun. Quoted cells may hold a sign that separates others.
  const signs = [delimiter, '\n', '"'].reduce((sum, sign) => sum + countOf(sign, source), 0);
  if (signs > 2 * MOST_CELLS) return { tooManyCells: true };
  const rows: CsvRow[] = [];
  let line = 1;
  let place = 0;
  let cellsRead = 0;
  let brokenLine: number | undefined;
  Papa.parse<string[]>(source, {
    delimiter,
    newline: '\n',
    step({ data, meta, errors }, parser) {
      if (errors.some(({ type }) => type === 'Quotes')) {
        brokenLine = line;
        parser.abort();
        return;
      }
      cellsRead += data.length;
      if (cellsRead > MOST_CELLS || rows.length > mostRows) {
        parser.abort();
        return;
      }
      const cells = data.map((cell) => cell.replace(/\s+/g, ' ').trim().replace(MADE_TEXT, ''));
      if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
      line += source.slice(place, meta.cursor).split('\n').length - 1;
      place = meta.cursor;
    },
  });
  if (brokenLine !== undefined) return { brokenLine };
  return cellsRead > MOST_CELLS ? { tooManyCells: true } : { rows };
}

/** Writes rows, the header first. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter = ','): string {
  return Papa.unparse(
    rows.map((row) => row.map(visibleText)),
    { delimiter, escapeFormulae: FORMULA, newline: '\n' },
  );
}

/** A text, which is never run as a formula; or a number as its digits, which stays one though it be negative. */
export type CsvCell = string | { readonly digits: string };

/** Texts that are the same in every file: most of them, and checking each for everything that may be wrong takes long. */
const HARMLESS = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N} ._:@()%+-]*[\p{L}\p{N})])?)?$/u;

/** Writes rows of texts and numbers, the header first, line by line: a table may be too long to be written at once. */
export function* writeTable(
  rows: Iterable<readonly CsvCell[]>,
  { bom, delimiter, decimal }: CsvStyle,
): Generator<string> {
  const cellOf = (cell: CsvCell): string => {
    if (typeof cell === 'string') return HARMLESS.test(cell) ? cell : writeCsv([[cell]], delimiter);
    const text = cell.digits.replace('.', decimal);
    return text.includes(delimiter) ? `"${text}"` : text;
  };
  let mark = bom ? '\ufeff' : '';
  for (const row of rows) {
    yield `${mark}${row.map(cellOf).join(delimiter)}\n`;
    mark = '';
  }
}
