/**
 * Owns the functions over whole arrays: products, reductions, shapes, comparison of arrays.
 * Must not know element-wise functions or random numbers.
 */
import { mapBinary } from './broadcasting.ts';
import { countOperation } from './counting.ts';
import { fail } from './errors.ts';
import { type AlongAxis, copyOf, type NDArray, operandOf, rawOf, reduction, wrap } from './ndarray.ts';
import { product } from './products.ts';
import { describe, type Raw } from './raw.ts';
import type { ReductionName, ReductionOptions } from './reductions.ts';
import { expanded, joined, reshaped, squeezed, transposed } from './shaping.ts';

const { abs } = Math;
const { isNaN: nan } = Number;
const { isArray } = Array;

/** Matrix product, (n, k) (k, m) -> (n, m). `dot(W, A)`; of two 1-D arrays an array of shape (). */
export function dot(a: NDArray, b: NDArray): NDArray {
  countOperation();
  return wrap(product('dot', rawOf('dot', 'the first operand', a), rawOf('dot', 'the second operand', b)));
}

/** Matrix product; the same as dot for matrices. */
export function matmul(a: NDArray, b: NDArray): NDArray {
  countOperation();
  return wrap(product('matmul', rawOf('matmul', 'the first operand', a), rawOf('matmul', 'the second operand', b)));
}

/** A reduction: a number over all elements; an array along an axis or with keepdims. */
export interface ReductionFunction {
  (a: NDArray): number;
  (a: NDArray, options: AlongAxis): NDArray;
}
const reducing = (name: ReductionName): ReductionFunction =>
  ((a: NDArray, options: ReductionOptions = {}) => reduction(name, a, options)) as ReductionFunction;

/** Sum. `sum(dZ, { axis: 1, keepdims: true })` adds up the columns: (n, m) -> (n, 1). */
export const sum = reducing('sum');
/** Arithmetic mean. */
export const mean = reducing('mean');
/** Standard deviation (divides by the number of elements). */
export const std = reducing('std');
/** Largest element; nan if there is one. */
export const max = reducing('max');
/** Smallest element; nan if there is one. */
export const min = reducing('min');
/** Index of the largest element. */
export const argmax = reducing('argmax');
/** 1 if any element is not 0, else 0. */
export const any = reducing('any');
/** 1 if no element is 0, else 0. */
export const all = reducing('all');

/** The same elements in another shape, a copy; one entry may be -1. `reshape(Y, AL.shape)` */
export function reshape(a: NDArray, shape: readonly number[]): NDArray {
  countOperation();
  return wrap(reshaped(rawOf('reshape', 'the operand', a), shape));
}

/** Axes in reverse order, a copy: (n, m) -> (m, n). */
export function transpose(a: NDArray): NDArray {
  countOperation();
  return wrap(transposed(rawOf('transpose', 'the operand', a)));
}

/** Without dimensions of size 1, all of them or the one at `axis`: (1, 3) -> (3,). */
export function squeeze(a: NDArray, options: { readonly axis?: number } = {}): NDArray {
  countOperation();
  return wrap(squeezed(rawOf('squeeze', 'the operand', a), options.axis));
}

/** With a new dimension of size 1 at `axis`: (3,) -> (1, 3) for axis 0. */
export function expand_dims(a: NDArray, axis: number): NDArray {
  countOperation();
  return wrap(expanded(rawOf('expand_dims', 'the operand', a), axis));
}

function rawList(operation: string, arrays: readonly NDArray[]): Raw[] {
  if (!isArray(arrays)) fail(operation, `takes a list of arrays such as [A, B]; got ${describe(arrays)}`);
  const list: Raw[] = [];
  for (let i = 0; i < arrays.length; i++) list[i] = rawOf(operation, `entry ${i} of the list`, arrays[i]);
  return list;
}

/** Arrays joined along an existing axis (default 0). */
export function concatenate(arrays: readonly NDArray[], options: { readonly axis?: number } = {}): NDArray {
  countOperation();
  return wrap(joined('concatenate', rawList('concatenate', arrays), options.axis ?? 0));
}

/** Arrays below each other; 1-D arrays count as rows. */
export function vstack(arrays: readonly NDArray[]): NDArray {
  countOperation();
  const list = rawList('vstack', arrays);
  for (let i = 0; i < list.length; i++) if ((list[i] as Raw).shape.length === 1) list[i] = expanded(list[i] as Raw, 0);
  return wrap(joined('vstack', list, 0));
}

/** Arrays side by side; 1-D arrays are joined end to end. */
export function hstack(arrays: readonly NDArray[]): NDArray {
  countOperation();
  const list = rawList('hstack', arrays);
  return wrap(joined('hstack', list, list[0]?.shape.length === 1 ? 0 : 1));
}

/** An independent copy. Plain assignment (B = A) makes a second name for the same array. */
export function copy(a: NDArray): NDArray {
  return copyOf(a, 'copy');
}

/** Whether |a - b| <= atol + rtol * |b| for all elements, broadcast. nan is close to nan only with equal_nan. */
export function allclose(
  a: NDArray | number,
  b: NDArray | number,
  options: { readonly rtol?: number; readonly atol?: number; readonly equal_nan?: boolean } = {},
): boolean {
  countOperation();
  const { rtol = 1e-5, atol = 1e-8, equal_nan = false } = options;
  const [x, y] = [operandOf('allclose', 'the first operand', a), operandOf('allclose', 'the second operand', b)];
  const close = mapBinary('allclose', x, y, (p, q) => {
    if (p === q || (equal_nan && nan(p) && nan(q))) return 1;
    const apart = abs(p - q);
    return apart < Number.POSITIVE_INFINITY && abs(q) < Number.POSITIVE_INFINITY && apart <= atol + rtol * abs(q)
      ? 1
      : 0;
  });
  for (let i = 0; i < close.data.length; i++) if (close.data[i] === 0) return false;
  return true;
}

/** Whether both have the same shape and equal elements. */
export function array_equal(a: NDArray | number, b: NDArray | number): boolean {
  countOperation();
  const [x, y] = [operandOf('array_equal', 'the first operand', a), operandOf('array_equal', 'the second operand', b)];
  if (x.shape.length !== y.shape.length) return false;
  for (let d = 0; d < x.shape.length; d++) if (x.shape[d] !== y.shape[d]) return false;
  for (let i = 0; i < x.data.length; i++) if (x.data[i] !== y.data[i]) return false;
  return true;
}
