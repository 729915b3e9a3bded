/**
 * Owns how the errors of a tensor with two dimensions are shown: where they lie, in colours, numbers and a sentence.
 * Must not know how the errors were found.
 */
import type { Failure, SafeNumber } from '../../graders/protocol.ts';
import { formatNumber } from '../kernel/text/format-number.ts';
import type { Words, WordsBelow } from '../kernel/text/words.ts';

type ErrorMap = NonNullable<Failure['errorMap']>;

/** Side of a cell, in units of the picture. */
const CELL = 22;
const MARGIN = 30;
/** Colours other than that of "equal": one per factor of ten below the largest error. */
const STEPS = 5;

const magnitude = (value: SafeNumber): number => (typeof value === 'number' ? value : Number.POSITIVE_INFINITY);

/** Colour of a cell: 'equal', 'step-1' (small) to 'step-5' (as large as the largest), 'not-finite'. */
function classOf(value: SafeNumber, largest: number): string {
  if (typeof value !== 'number') return 'not-finite';
  if (value === 0) return 'equal';
  const decades = Math.floor(Math.log10(largest / value));
  return `step-${Math.max(1, STEPS - decades)}`;
}

/** Rounding alone is no error: what lies this far below the largest error counts as equal. */
const NEGLIGIBLE = 1e-6;

/** The pattern in which the errors lie, as a key of words with its values. */
function patternOf({ rows, columns, differences }: ErrorMap): {
  key: WordsBelow<'report:map.'>;
  values: Record<string, number>;
} {
  const largest = Math.max(0, ...differences.map(magnitude));
  const wrong = differences.map((value) => magnitude(value) > largest * NEGLIGIBLE && magnitude(value) > 0);
  const at = (row: number, column: number): boolean => wrong[row * columns + column] === true;
  const range = (n: number): number[] => Array.from({ length: n }, (_, index) => index);
  const badRows = range(rows).filter((row) => range(columns).some((column) => at(row, column)));
  const badColumns = range(columns).filter((column) => range(rows).some((row) => at(row, column)));
  const count = wrong.filter(Boolean).length;
  const values = { rows, columns, count, total: rows * columns, row: badRows[0] ?? 0, column: badColumns[0] ?? 0 };
  const square = rows === columns && rows > 1;
  const diagonalRight = square && range(rows).every((i) => !at(i, i)) && count === rows * columns - rows;
  const diagonalWrong = square && range(rows).every((i) => at(i, i)) && count === rows;
  if (count === rows * columns) return { key: 'all', values };
  if (count === 1) return { key: 'one', values };
  if (diagonalRight) return { key: 'diagonalRight', values };
  if (diagonalWrong) return { key: 'diagonalWrong', values };
  if (badRows.length === 1 && rows > 1) return { key: 'row', values };
  if (badColumns.length === 1 && columns > 1) return { key: 'column', values };
  return { key: 'spread', values };
}

/** The view model of views/submissions/parts/error-map. Rows and columns count from 0, as in NumPy. */
export function presentHeatMap(map: ErrorMap, tensor: string, words: Words) {
  const { rows, columns, differences } = map;
  const finite = differences.filter((value): value is number => typeof value === 'number');
  const largest = Math.max(0, ...finite);
  const { key, values } = patternOf(map);
  const cell = (row: number, column: number) => {
    const value = differences[row * columns + column] ?? 0;
    return { value, kind: classOf(value, largest || 1) };
  };
  const range = (n: number): number[] => Array.from({ length: n }, (_, index) => index);
  return {
    title: words.t('report:map.title', { tensor }),
    summary: words.t(`report:map.${key}`, { ...values, tensor }),
    width: MARGIN + columns * CELL,
    height: MARGIN + rows * CELL,
    cells: range(rows).flatMap((row) =>
      range(columns).map((column) => ({
        x: MARGIN + column * CELL,
        y: MARGIN + row * CELL,
        size: CELL - 2,
        kind: cell(row, column).kind,
      })),
    ),
    rowLabels: range(rows).map((row) => ({ text: row, x: MARGIN - 8, y: MARGIN + row * CELL + CELL / 2 })),
    columnLabels: range(columns).map((column) => ({
      text: column,
      x: MARGIN + column * CELL + CELL / 2 - 1,
      y: MARGIN - 10,
    })),
    legend: [
      { kind: 'equal', text: words.t('report:map.equal') },
      ...(largest > 0
        ? range(STEPS).map((step) => ({
            kind: `step-${step + 1}`,
            text: `${step === 0 ? '< ' : ''}${(largest / 10 ** (STEPS - 1 - step)).toExponential(0)}`,
          }))
        : []),
      ...(finite.length < differences.length ? [{ kind: 'not-finite', text: words.t('report:map.notFinite') }] : []),
    ],
    head: range(columns),
    body: range(rows).map((row) => ({
      row,
      cells: range(columns).map((column) => {
        const { value, kind } = cell(row, column);
        return { text: formatNumber(typeof value === 'number' ? Number(value.toPrecision(3)) : value), kind };
      }),
    })),
  };
}
