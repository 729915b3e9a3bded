/**
 * Owns the built-in functions that np works with, taken from the engine before any student code runs.
 * Must not know arrays of the course.
 *
 * Student code runs in the same isolate and may replace Math.exp, Array.prototype.push or the iterator of lists. Inside np
 * therefore: no spread, no taking apart of lists, no for-of, no methods of lists, texts or typed arrays called by name,
 * no `length` of a typed array, and lists that are written entry by entry come from `listOf`.
 */
export const { abs, ceil, exp, floor, imul, log, max, min, pow, sqrt, tanh } = Math;
export const { isFinite: finite, isInteger, isNaN: nan, isSafeInteger, POSITIVE_INFINITY: INFINITY } = Number;
export const { isArray } = Array;
export const { freeze, keys } = Object;
export const F64 = Float64Array;
export const I32 = Int32Array;
export const U32 = Uint32Array;

const { apply } = Reflect;
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
const typedFill = Float64Array.prototype.fill;
const typedSet = Float64Array.prototype.set;
const typedLength = getOwnPropertyDescriptor(getPrototypeOf(Float64Array.prototype), 'length')?.get as () => number;
const numberToFixed = Number.prototype.toFixed;
const numberToExponential = Number.prototype.toExponential;
const textIndexOf = String.prototype.indexOf;
const textRepeat = String.prototype.repeat;
const textSlice = String.prototype.slice;

/** Sets all elements to `value`. */
export const fill = (data: Float64Array, value: number): void => void apply(typedFill, data, [value]);
/** Copies all elements of `from` to the start of `to`. */
export const copyInto = (to: Float64Array, from: Float64Array): void => apply(typedSet, to, [from]);
/** data.length */
export const lengthOf = (data: Float64Array): number => apply(typedLength, data, []);
/** x.toFixed(digits) */
export const toFixed = (x: number, digits: number): string => apply(numberToFixed, x, [digits]);
/** x.toExponential(digits); the shortest digits that give x back without `digits`. */
export const toExponential = (x: number, digits?: number): string => apply(numberToExponential, x, [digits]);
/** text.indexOf(part) */
export const indexOf = (text: string, part: string): number => apply(textIndexOf, text, [part]);
/** text.repeat(count), the empty text for a negative count. */
export const repeat = (text: string, count: number): string => (count > 0 ? apply(textRepeat, text, [count]) : '');
/** text.slice(start, end) */
export const slice = (text: string, start: number, end?: number): string => apply(textSlice, text, [start, end]);

/** A list of n entries that no setter on Array.prototype gets to see. */
export function listOf<T>(n: number, entry: (i: number) => T): T[] {
  if (n === 1) return [entry(0)];
  if (n === 2) return [entry(0), entry(1)];
  const list: T[] = [];
  for (let i = 0; i < n; i++) {
    const descriptor = { __proto__: null, value: entry(i), writable: true, enumerable: true, configurable: true };
    defineProperty(list, i, descriptor);
  }
  return list;
}
