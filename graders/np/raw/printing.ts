/**
 * Owns how an array is printed: as NumPy's str(array) with its default options (precision 8, line width 75, more than 1000
 * elements summarised with three at each edge).
 * Must not know NDArrays. Follows numpy/_core/arrayprint.py (FloatingFormat, _formatArray).
 */
import { abs, finite, INFINITY, nan, repeat, slice } from '../primordials.ts';
import { type Digits, formatValue, positional, scientific } from './digits.ts';
import type { Raw } from './raw.ts';

const LINE_WIDTH = 75;
const THRESHOLD = 1000;
const EDGE = 3;

/** Calls `visit` with the place of every element that is shown. */
type Visit = (visit: (place: number) => void) => void;

/** How many entries of a dimension of size n are shown; the dots count as one. */
const shownOf = (n: number, summarise: boolean): number => (summarise && n > 2 * EDGE ? 2 * EDGE + 1 : n);
/** Index of the i-th of `shown` entries of a dimension of size n; -1 stands for the dots. */
const indexOfShown = (i: number, shown: number, n: number): number =>
  shown === n || i < EDGE ? i : i === EDGE ? -1 : n - shown + i;

function visitShown({ shape }: Raw, summarise: boolean, visit: (place: number) => void): void {
  const walk = (depth: number, row: number): void => {
    if (depth === shape.length) {
      visit(row);
      return;
    }
    const n = shape[depth] as number;
    const shown = shownOf(n, summarise);
    for (let i = 0; i < shown; i++) {
      const at = indexOfShown(i, shown, n);
      if (at >= 0) walk(depth + 1, row * n + at);
    }
  };
  walk(0, 0);
}

/** The format that all shown elements share: positional or scientific, and the width on both sides of the point. */
function formatFor(data: Float64Array, forShown: Visit): (x: number) => string {
  let largest = 0;
  let smallest = INFINITY;
  let special = false;
  let minusInfinity = false;
  forShown((place) => {
    const x = data[place] as number;
    const size = abs(x);
    if (!finite(x)) {
      special = true;
      if (x < 0) minusInfinity = true;
    } else if (size > 0) {
      if (size > largest) largest = size;
      if (size < smallest) smallest = size;
    }
  });
  const exponential = largest >= 1e8 || (largest > 0 && (smallest < 1e-4 || largest / smallest > 1000));
  const digitsOf: (x: number) => Digits = exponential ? scientific : positional;
  let left = 0;
  let right = 0;
  let power = 0;
  forShown((place) => {
    const x = data[place] as number;
    if (!finite(x)) return;
    const { before, after, exponent } = digitsOf(x);
    if (before.length > left) left = before.length;
    if (after.length > right) right = after.length;
    if (exponent.length > power) power = exponent.length;
  });
  const afterPoint = exponential ? right + 1 + power : right;
  const needed = special ? (minusInfinity ? 4 : 3) - 1 - afterPoint : 0;
  if (needed > left) left = needed;
  return (x) => {
    if (!finite(x)) {
      const word = nan(x) ? 'nan' : x < 0 ? '-inf' : 'inf';
      return repeat(' ', left + 1 + afterPoint - word.length) + word;
    }
    const { before, after, exponent } = digitsOf(x);
    const start = `${repeat(' ', left - before.length)}${before}.${after}`;
    if (!exponential) return start + repeat(' ', right - after.length);
    const zeros = repeat('0', power - exponent.length);
    return `${start}${repeat('0', right - after.length)}e${exponent[0]}${zeros}${slice(exponent, 1)}`;
  };
}

/** Without spaces at the end. */
function trimmed(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') end -= 1;
  return slice(line, 0, end);
}

/** Text of an array. */
export function printArray(array: Raw): string {
  const { data, shape, size } = array;
  const rank = shape.length;
  if (rank === 0) return formatValue(data[0] as number);
  if (size === 0) return '[]';
  const summarise = size > THRESHOLD;
  const format = formatFor(data, (visit) => visitShown(array, summarise, visit));

  const write = (depth: number, row: number, hanging: string): string => {
    const n = shape[depth] as number;
    const shown = shownOf(n, summarise);
    const last = depth === rank - 1;
    const width = LINE_WIDTH - depth - 1;
    let text = '';
    let line = hanging;
    for (let i = 0; i < shown; i++) {
      const at = indexOfShown(i, shown, n);
      const place = row * n + at;
      const word = at < 0 ? '...' : last ? format(data[place] as number) : write(depth + 1, place, `${hanging} `);
      if (last && line.length + word.length > width && line.length > hanging.length) {
        text += `${trimmed(line)}\n`;
        line = hanging;
      }
      line += word;
      if (i === shown - 1) break;
      if (last) line += ' ';
      else {
        text += line + repeat('\n', rank - depth - 1);
        line = hanging;
      }
    }
    return `[${slice(text + line, hanging.length)}]`;
  };
  return write(0, 0, ' ');
}
