/**
 * Owns CSV as spreadsheets write and read it: cells that would be taken for a formula are written and read as text.
 * Must not know what the cells mean.
 */
import Papa from 'papaparse';

/** A row of a file and the line, from 1, in which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a file, or the line of the first row whose quotes do not fit. */
export type ReadCsv = { readonly rows: readonly CsvRow[] } | { readonly brokenLine: number };

/** An apostrophe in front makes text of what a spreadsheet would run; so that it can be taken off again, it is doubled. */
const FORMULA = /^'*[=+\-@\t\r]/;
const MADE_TEXT = /^'(?='*[=+\-@\t\r])/;

/** Text with line feeds only, without a byte order mark. */
function withLineFeeds(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/** The cells of the first line that is not blank, separated by `delimiter`. */
export function firstRow(text: string, delimiter: string): readonly string[] {
  const line = withLineFeeds(text)
    .split('\n')
    .find((one) => one.trim() !== '');
  return line === undefined ? [] : (Papa.parse<string[]>(line, { delimiter }).data[0] ?? []);
}

/** Reads a text with every row that is not blank, the header included. Spaces around cells do not count. */
export function readCsv(text: string, delimiter: string): ReadCsv {
  const source = withLineFeeds(text);
  const rows: CsvRow[] = [];
  let line = 1;
  let place = 0;
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
      const cells = data.map((cell) => cell.replace(/\s+/g, ' ').trim().replace(MADE_TEXT, ''));
      if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
      line += source.slice(place, meta.cursor).split('\n').length - 1;
      place = meta.cursor;
    },
  });
  return brokenLine === undefined ? { rows } : { brokenLine };
}

/** Writes rows, the header first. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter = ','): string {
  return Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter, escapeFormulae: FORMULA, newline: '\n' },
  );
}
