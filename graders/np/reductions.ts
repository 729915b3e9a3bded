/**
 * Owns reductions over all elements or one axis: sum, mean, std, max, min, argmax, any, all.
 * Must not know NDArrays. NaN goes through as in NumPy.
 */
import { fail, shapeText } from './errors.ts';
import { allocate, normaliseAxis, type Raw } from './raw.ts';

/** Reduces `count` elements of `data` from `start`, `step` apart, to one number. */
type Reducer = (data: Float64Array, start: number, step: number, count: number) => number;

const { sqrt, abs } = Math;
const { isNaN: nan } = Number;

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
  for (let i = 0; i < count; i++) total += abs((data[start + i * step] as number) - centre) ** 2;
  return sqrt(total / count);
};
/** Index of the first element that no other beats; the first NaN wins, as in NumPy. */
const best =
  (beats: (x: number, y: number) => boolean): Reducer =>
  (data, start, step, count) => {
    let at = 0;
    for (let i = 0; i < count; i++) {
      const x = data[start + i * step] as number;
      if (nan(x)) return i;
      if (beats(x, data[start + at * step] as number)) at = i;
    }
    return at;
  };
const argmax = best((x, y) => x > y);
const argmin = best((x, y) => x < y);
const some: Reducer = (data, start, step, count) => {
  for (let i = 0; i < count; i++) if (data[start + i * step] !== 0) return 1;
  return 0;
};
const every: Reducer = (data, start, step, count) => {
  for (let i = 0; i < count; i++) if (data[start + i * step] === 0) return 0;
  return 1;
};

const REDUCERS = {
  sum,
  mean,
  std,
  max: ((data, start, step, count) => data[start + argmax(data, start, step, count) * step] as number) as Reducer,
  min: ((data, start, step, count) => data[start + argmin(data, start, step, count) * step] as number) as Reducer,
  argmax,
  any: some,
  all: every,
};

/** Names of the reductions. */
export type ReductionName = keyof typeof REDUCERS;

/** Options of a reduction: along `axis` (all elements without it), keeping reduced dimensions as size 1 with `keepdims`. */
export interface ReductionOptions {
  readonly axis?: number | undefined;
  readonly keepdims?: boolean | undefined;
}

/** The reduced array; a number where neither an axis nor keepdims is asked for. */
export function reduce(name: ReductionName, a: Raw, options: ReductionOptions): Raw | number {
  const { axis, keepdims = false } = options;
  const { shape, data } = a;
  const reducer = REDUCERS[name];
  const nothing = (): never => fail(name, `an array of shape ${shapeText(shape)} has no elements to choose from`);
  const chooses = name === 'max' || name === 'min' || name === 'argmax';
  if (axis === undefined) {
    if (chooses && data.length === 0) nothing();
    const value = reducer(data, 0, 1, data.length);
    if (!keepdims) return value;
    const ones: number[] = [];
    for (let i = 0; i < shape.length; i++) ones[i] = 1;
    const out = allocate(name, ones);
    out.data[0] = value;
    return out;
  }
  const along = normaliseAxis(name, axis, shape.length);
  const count = shape[along] as number;
  let outer = 1;
  let inner = 1;
  const reduced: number[] = [];
  for (let i = 0; i < shape.length; i++) {
    if (i < along) outer *= shape[i] as number;
    if (i > along) inner *= shape[i] as number;
    if (i !== along) reduced[reduced.length] = shape[i] as number;
    else if (keepdims) reduced[reduced.length] = 1;
  }
  const out = allocate(name, reduced);
  if (chooses && count === 0 && out.data.length > 0) nothing();
  for (let i = 0; i < outer; i++)
    for (let j = 0; j < inner; j++) out.data[i * inner + j] = reducer(data, i * count * inner + j, inner, count);
  return out;
}
