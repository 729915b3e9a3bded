/**
 * Owns changing shapes: reshape, transpose, squeeze, expand_dims, joining, and cutting out parts. All give copies.
 * Must not know NDArrays.
 */
import { fail, shapeText } from './errors.ts';
import { allocate, describe, normaliseAxis, type Raw, sizeOfShape } from './raw.ts';

const { isInteger } = Number;
const { isArray } = Array;
const { max, min } = Math;

/** The same elements in the same order; one entry of the shape may be -1 and follows from the others. */
export function reshaped(a: Raw, shape: readonly number[]): Raw {
  if (!isArray(shape)) fail('reshape', `a shape is a list such as [3, 4]; got ${describe(shape)}`);
  const wanted: number[] = [];
  let open = -1;
  let known = 1;
  for (let i = 0; i < shape.length; i++) {
    const n = shape[i] as number;
    wanted[i] = n;
    if (n !== -1) known *= n;
    else if (open >= 0) fail('reshape', 'only one entry of the shape may be -1');
    else open = i;
  }
  if (open >= 0) wanted[open] = known === 0 ? 0 : a.data.length / known;
  const fits = open < 0 || isInteger(wanted[open]);
  if (!fits || sizeOfShape('reshape', wanted) !== a.data.length)
    fail(
      'reshape',
      `${shapeText(a.shape)} has ${a.data.length} elements, which do not fill the shape ${shapeText(shape)}`,
    );
  const out = allocate('reshape', wanted);
  for (let i = 0; i < a.data.length; i++) out.data[i] = a.data[i] as number;
  return out;
}

/** Axes in reverse order. */
export function transposed(a: Raw): Raw {
  const { data, shape } = a;
  const rank = shape.length;
  const reversed: number[] = [];
  for (let i = 0; i < rank; i++) reversed[i] = shape[rank - 1 - i] as number;
  const out = allocate('transpose', reversed);
  if (rank === 2) {
    const [n, m] = [shape[0] as number, shape[1] as number];
    // A few rows at a time: what is read of a row stays in the cache until its neighbour in the column is read.
    for (let from = 0; from < n; from += 8) {
      const to = min(from + 8, n);
      for (let j = 0; j < m; j++) for (let i = from; i < to; i++) out.data[j * n + i] = data[i * m + j] as number;
    }
    return out;
  }
  for (let at = 0; at < data.length; at++) {
    let rest = at;
    let to = 0;
    let step = out.data.length;
    // Digits of `at` in the old shape, last first, are the digits of the new place, first first.
    for (let d = rank - 1; d >= 0; d--) {
      const n = shape[d] as number;
      step /= n;
      to += (rest % n) * step;
      rest = (rest - (rest % n)) / n;
    }
    out.data[to] = data[at] as number;
  }
  return out;
}

/** Without dimensions of size 1: all of them, or the one at `axis`. */
export function squeezed(a: Raw, axis?: number): Raw {
  const only = axis === undefined ? -1 : normaliseAxis('squeeze', axis, a.shape.length);
  if (only >= 0 && a.shape[only] !== 1)
    fail(
      'squeeze',
      `axis ${axis} of shape ${shapeText(a.shape)} has size ${a.shape[only]}; only size 1 can be taken away`,
    );
  const shape: number[] = [];
  for (let i = 0; i < a.shape.length; i++)
    if (a.shape[i] !== 1 || (only >= 0 && i !== only)) shape[shape.length] = a.shape[i] as number;
  return reshaped(a, shape);
}

/** With a dimension of size 1 put in at `axis` of the result. */
export function expanded(a: Raw, axis: number): Raw {
  const at = normaliseAxis('expand_dims', axis, a.shape.length + 1);
  const shape: number[] = [];
  for (let i = 0; i <= a.shape.length; i++) shape[i] = i === at ? 1 : (a.shape[i < at ? i : i - 1] as number);
  return reshaped(a, shape);
}

/** Arrays joined along an axis; all other dimensions must agree. */
export function joined(operation: string, parts: readonly Raw[], axis: number): Raw {
  const [first] = parts;
  if (first === undefined) fail(operation, 'needs at least one array');
  const along = normaliseAxis(operation, axis, first.shape.length);
  let total = 0;
  for (let p = 0; p < parts.length; p++) {
    const { shape } = parts[p] as Raw;
    let fits = shape.length === first.shape.length;
    for (let i = 0; i < shape.length; i++) if (i !== along && shape[i] !== first.shape[i]) fits = false;
    if (!fits)
      fail(
        operation,
        `${shapeText(first.shape)} and ${shapeText(shape)} do not fit together: all dimensions but ${along} must be equal`,
      );
    total += shape[along] as number;
  }
  const shape: number[] = [];
  let outer = 1;
  let inner = 1;
  for (let i = 0; i < first.shape.length; i++) {
    const n = first.shape[i] as number;
    shape[i] = i === along ? total : n;
    if (i < along) outer *= n;
    if (i > along) inner *= n;
  }
  const out = allocate(operation, shape);
  let before = 0;
  for (let p = 0; p < parts.length; p++) {
    const { data, shape: own } = parts[p] as Raw;
    const run = (own[along] as number) * inner;
    for (let i = 0; i < outer; i++)
      for (let j = 0; j < run; j++) out.data[i * total * inner + before + j] = data[i * run + j] as number;
    before += run;
  }
  return out;
}

/** From start up to, not including, stop; negative numbers count from the end. */
export type Range = readonly [start: number, stop: number];

/** The part within one range per dimension; null takes a dimension whole, as do ranges that are left out. */
export function cut(a: Raw, ranges: readonly (Range | null)[]): Raw {
  const rank = a.shape.length;
  if (ranges.length > rank) fail('slice', `${ranges.length} ranges for an array of shape ${shapeText(a.shape)}`);
  const starts: number[] = [];
  const shape: number[] = [];
  for (let d = 0; d < rank; d++) {
    const n = a.shape[d] as number;
    const range = ranges[d] ?? null;
    if (range !== null && (!isArray(range) || range.length !== 2 || !isInteger(range[0]) || !isInteger(range[1])))
      fail('slice', `a range is [start, stop] or null; range ${d} is ${describe(range)}`);
    const bound = (i: number): number => (i < 0 ? max(0, i + n) : min(i, n));
    const from = range === null ? 0 : bound(range[0]);
    const to = range === null ? n : bound(range[1]);
    starts[d] = from;
    shape[d] = to > from ? to - from : 0;
  }
  const out = allocate('slice', shape);
  for (let at = 0; at < out.data.length; at++) {
    let rest = at;
    let source = 0;
    let step = 1;
    for (let d = rank - 1; d >= 0; d--) {
      const n = shape[d] as number;
      source += ((starts[d] as number) + (rest % n)) * step;
      step *= a.shape[d] as number;
      rest = (rest - (rest % n)) / n;
    }
    out.data[at] = a.data[source] as number;
  }
  return out;
}
