/**
 * Owns reductions over all elements or one axis: sum, mean, std, max, min, argmax, any, all.
 * Must not know NDArrays. NaN goes through as in NumPy.
 */
import { fail, shapeText } from '../errors.ts';
import { listOf, nan, sqrt } from '../primordials.ts';
import { allocate, normaliseAxis, type Raw } from './raw.ts';

/** Reduces `count` elements of `data` from `start`, `step` apart, to one number. */
type Reducer = (data: Float64Array, start: number, step: number, count: number) => number;

const sum: Reducer = (data, start, step, count) => {
  let total = 0;
  for (let i = 0; i < count; i++) total += data[start + i * step] as number;
  return total;
};
const mean: Reducer = (data, start, step, count) => sum(data, start, step, count) / count;
/** Population standard deviation (ddof = 0), as NumPy's default. */
const std: Reducer = (data, start, step, count) => {
  const centre = mean(data, start, step, count);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const away = (data[start + i * step] as number) - centre;
    total += away * away;
  }
  return sqrt(total / count);
};
/** Index of the first largest element; the first NaN wins, as in NumPy. */
const argmax: Reducer = (data, start, step, count) => {
  let at = 0;
  for (let i = 0; i < count; i++) {
    const x = data[start + i * step] as number;
    if (nan(x)) return i;
    if (x > (data[start + at * step] as number)) at = i;
  }
  return at;
};
const max: Reducer = (data, start, step, count) => data[start + argmax(data, start, step, count) * step] as number;
const min: Reducer = (data, start, step, count) => {
  let least = data[start] as number;
  for (let i = 0; i < count; i++) {
    const x = data[start + i * step] as number;
    if (nan(x)) return x;
    if (x < least) least = x;
  }
  return least;
};
/** NaN is not 0 and counts as true. */
const any: Reducer = (data, start, step, count) => {
  for (let i = 0; i < count; i++) if (data[start + i * step] !== 0) return 1;
  return 0;
};
const all: Reducer = (data, start, step, count) => {
  for (let i = 0; i < count; i++) if (data[start + i * step] === 0) return 0;
  return 1;
};

const REDUCERS = { sum, mean, std, max, min, argmax, any, all };

/** Names of the reductions. */
export type ReductionName = keyof typeof REDUCERS;

/** Options of a reduction to an array: along an `axis` (negative ones count from the end), or over all with `keepdims`. */
export type AlongAxis =
  | { readonly axis: number; readonly keepdims?: boolean }
  | { readonly axis?: undefined; readonly keepdims: true };
/** Options of a reduction of all elements to a number. */
export type WholeArray = { readonly axis?: undefined; readonly keepdims?: false };

/** The reduced array, with dimensions of size 1 in place of the reduced ones where `keepdims` is true. */
export function reduce(name: ReductionName, a: Raw, axis: number | undefined, keepdims: boolean): Raw {
  const reducer = REDUCERS[name];
  const { shape, data } = a;
  const rank = shape.length;
  const along = axis === undefined ? -1 : normaliseAxis(name, axis, rank);
  let outer = 1;
  let count = 1;
  let inner = 1;
  for (let d = 0; d < rank; d++) {
    const n = shape[d] as number;
    if (along < 0 || d === along) count *= n;
    else if (d < along) outer *= n;
    else inner *= n;
  }
  const out = allocate(name, reducedShape(shape, along, keepdims));
  if (count === 0 && out.size > 0 && (name === 'max' || name === 'min' || name === 'argmax'))
    fail(name, `an array of shape ${shapeText(shape)} has no elements to choose from`);
  for (let i = 0; i < outer; i++)
    for (let j = 0; j < inner; j++) out.data[i * inner + j] = reducer(data, i * count * inner + j, inner, count);
  return out;
}

/** Shape after reducing dimension `along`, or all of them when it is negative. */
function reducedShape(shape: readonly number[], along: number, keepdims: boolean): readonly number[] {
  const rank = shape.length;
  if (keepdims) return listOf(rank, (d) => (along < 0 || d === along ? 1 : (shape[d] as number)));
  if (along < 0) return [];
  return listOf(rank - 1, (d) => shape[d < along ? d : d + 1] as number);
}
