/**
 * Owns how an array is printed: as NumPy's str(array) with its default options (precision 8, line width 75, more than 1000
 * elements summarised with three at each edge).
 * Must not know NDArrays. Follows numpy/_core/arrayprint.py (FloatingFormat, _formatArray).
 */
import type { Raw } from './raw.ts';

const PRECISION = 8;
const LINE_WIDTH = 75;
const THRESHOLD = 1000;
const EDGE = 3;

const { abs } = Math;
const { isFinite: finite, isNaN: nan } = Number;

/** Digits of a number as text: before and after the point, and the exponent with its sign ('' in positional form). */
interface Digits {
  readonly before: string;
  readonly after: string;
  readonly exponent: string;
}

function trimZeros(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '0') end -= 1;
  return text.slice(0, end);
}

/** Shortest digits that give the number back, at most `PRECISION` after the point. */
function positional(x: number): Digits {
  const shortest = String(x);
  const exact = shortest.includes('e') || shortest.length - shortest.indexOf('.') - 1 > PRECISION;
  const [before = '', after = ''] = (exact ? x.toFixed(PRECISION) : shortest).split('.');
  return { before: x === 0 && 1 / x < 0 ? '-0' : before, after: trimZeros(after), exponent: '' };
}

function scientific(x: number): Digits {
  const [shortest = '', power = ''] = x.toExponential().split('e');
  const [digits = ''] = (
    shortest.length - shortest.indexOf('.') - 1 > PRECISION ? x.toExponential(PRECISION) : `${shortest}e${power}`
  ).split('e');
  const [, exact = power] = x.toExponential(PRECISION).split('e');
  const [before = '', after = ''] = digits.split('.');
  const sign = exact[0] as string;
  const figures = exact.slice(1);
  return { before, after: trimZeros(after), exponent: `${sign}${figures.length < 2 ? '0' : ''}${figures}` };
}

/** The format that all elements of an array share: padding left and right of the point. */
function formatFor(values: readonly number[]): (x: number) => string {
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let special = false;
  let negativeInfinity = false;
  for (const x of values) {
    if (!finite(x)) {
      special = true;
      negativeInfinity ||= x < 0;
    } else if (x !== 0) {
      if (abs(x) > largest) largest = abs(x);
      if (abs(x) < smallest) smallest = abs(x);
    }
  }
  const exponential = largest >= 1e8 || (largest > 0 && (smallest < 1e-4 || largest / smallest > 1000));
  const digitsOf = exponential ? scientific : positional;
  let left = 0;
  let right = 0;
  let exponentSize = 0;
  for (const x of values) {
    if (!finite(x)) continue;
    const { before, after, exponent } = digitsOf(x);
    if (before.length > left) left = before.length;
    if (after.length > right) right = after.length;
    if (exponent.length > exponentSize) exponentSize = exponent.length;
  }
  const padded = exponential ? right + 1 + exponentSize : right;
  if (special) {
    const needed = 3 + (negativeInfinity ? 1 : 0) - (padded + 1);
    if (needed > left) left = needed;
  }
  return (x) => {
    if (!finite(x)) return (nan(x) ? 'nan' : x < 0 ? '-inf' : 'inf').padStart(left + 1 + padded);
    const { before, after, exponent } = digitsOf(x);
    if (!exponential) return `${before.padStart(left)}.${after.padEnd(right)}`;
    const power = `${exponent[0]}${exponent.slice(1).padStart(exponentSize - 1, '0')}`;
    return `${before.padStart(left)}.${after.padEnd(right, '0')}e${power}`;
  };
}

/** Indexes that are shown of a dimension of size n; -1 stands for the dots. */
function shownIndexes(n: number, summarise: boolean): number[] {
  const indexes: number[] = [];
  if (summarise && n > 2 * EDGE) {
    for (let i = 0; i < EDGE; i++) indexes.push(i);
    indexes.push(-1);
    for (let i = n - EDGE; i < n; i++) indexes.push(i);
  } else for (let i = 0; i < n; i++) indexes.push(i);
  return indexes;
}

/** Text of an array. */
export function printArray({ data, shape }: Raw): string {
  const rank = shape.length;
  if (data.length === 0) return '[]';
  const summarise = data.length > THRESHOLD;
  const steps: number[] = [];
  for (let d = rank - 1, step = 1; d >= 0; d--) {
    steps[d] = step;
    step *= shape[d] as number;
  }
  const values: number[] = [];
  const collect = (depth: number, offset: number): void => {
    if (depth === rank) {
      values.push(data[offset] as number);
      return;
    }
    for (const i of shownIndexes(shape[depth] as number, summarise))
      if (i >= 0) collect(depth + 1, offset + i * (steps[depth] as number));
  };
  collect(0, 0);
  const format = formatFor(values);
  if (rank === 0) return format(data[0] as number).trim();

  const write = (depth: number, offset: number, hanging: string, width: number): string => {
    const step = steps[depth] as number;
    const indexes = shownIndexes(shape[depth] as number, summarise);
    let text = '';
    if (depth === rank - 1) {
      let line = hanging;
      for (let at = 0; at < indexes.length; at++) {
        const i = indexes[at] as number;
        const word = i < 0 ? '...' : format(data[offset + i * step] as number);
        if (line.length + word.length > width - 1 && line.length > hanging.length) {
          text += `${line.trimEnd()}\n`;
          line = hanging;
        }
        line += word;
        if (at < indexes.length - 1) line += ' ';
      }
      text += line;
    } else {
      const separator = '\n'.repeat(rank - depth - 1);
      for (let at = 0; at < indexes.length; at++) {
        const i = indexes[at] as number;
        text += hanging + (i < 0 ? '...' : write(depth + 1, offset + i * step, `${hanging} `, width - 1));
        if (at < indexes.length - 1) text += separator;
      }
    }
    return `[${text.slice(hanging.length)}]`;
  };
  return write(0, 0, ' ', LINE_WIDTH);
}
