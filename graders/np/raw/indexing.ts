/**
 * Owns finding elements and cutting parts out of an array: one element, a row or column, a range per dimension.
 * Must not know NDArrays.
 */
import { fail, type Operation, shapeText } from '../errors.ts';
import { I32, isArray, isInteger, listOf, max, min } from '../primordials.ts';
import { allocate, describe, type Raw } from './raw.ts';

/** Place of an element among the numbers of an array. */
export function placeOf(operation: Operation, { shape }: Raw, indexes: readonly unknown[]): number {
  const rank = shape.length;
  if (indexes.length !== rank)
    fail(operation, `an element of an array of shape ${shapeText(shape)} has ${rank} indexes; got ${indexes.length}`);
  let place = 0;
  for (let d = 0; d < rank; d++) {
    const n = shape[d] as number;
    const i = indexes[d];
    if (typeof i !== 'number' || !isInteger(i))
      fail(operation, `an index is a whole number; index ${d} is ${describe(i)}`);
    if (i < -n || i >= n) fail(operation, `index ${i} is out of bounds for dimension ${d}, which has size ${n}`);
    place = place * n + (i < 0 ? i + n : i);
  }
  return place;
}

/** From start up to, not including, stop, or to the end without stop; negative numbers count from the end. */
export type Range = readonly [start: number, stop?: number];

/** [start, stop] within a dimension of size n; Python's rules for what lies outside. */
function boundsOf(range: unknown, d: number, n: number): readonly [number, number] {
  if (range === null || range === undefined) return [0, n];
  const start: unknown = isArray(range) && range.length > 0 ? range[0] : undefined;
  const stop: unknown = isArray(range) && range.length > 1 ? (range[1] ?? n) : n;
  if (!isArray(range) || range.length > 2 || !isInteger(start) || !isInteger(stop))
    fail(
      'slice',
      `a range is [start, stop], [start] or null; range ${d} is ${isArray(range) ? 'another list' : describe(range)}`,
    );
  const within = (i: number): number => (i < 0 ? max(i + n, 0) : min(i, n));
  const from = within(start as number);
  const to = within(stop as number);
  return [from, max(to, from)];
}

/** The part within one range per dimension; null takes a dimension whole, as do ranges that are left out. */
export function cut(a: Raw, ranges: readonly unknown[]): Raw {
  const rank = a.shape.length;
  if (ranges.length > rank) fail('slice', `${ranges.length} ranges for an array of shape ${shapeText(a.shape)}`);
  const starts = new I32(rank);
  const shape = listOf(rank, (d) => {
    const bounds = boundsOf(d < ranges.length ? ranges[d] : null, d, a.shape[d] as number);
    starts[d] = bounds[0];
    return bounds[1] - bounds[0];
  });
  const out = allocate('slice', shape);
  for (let at = 0; at < out.size; at++) {
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

/** One row (dimension 0) or column (dimension 1) of a matrix, with two dimensions. */
export function lineOf(operation: 'col' | 'row', raw: Raw, dimension: 0 | 1, i: unknown): Raw {
  if (raw.shape.length !== 2) fail(operation, `needs a matrix; the array has shape ${shapeText(raw.shape)}`);
  const n = raw.shape[dimension] as number;
  if (typeof i !== 'number' || !isInteger(i) || i < -n || i >= n)
    fail(operation, `index ${describe(i)} is out of bounds: there are ${n}`);
  const at = i < 0 ? i + n : i;
  return cut(raw, dimension === 0 ? [[at, at + 1]] : [null, [at, at + 1]]);
}
