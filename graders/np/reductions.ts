/**
 * Owns the reductions as functions: to a number over all elements, to an array along an axis or with keepdims.
 * Must not know how elements are reduced.
 */
import { type NDArray, reduction } from './ndarray.ts';
import type { AlongAxis, WholeArray } from './raw/reductions.ts';

/** Sum. `sum(A)` is a number, `sum(dZ, { axis: 1, keepdims: true })` adds up the columns: (n, m) -> (n, 1). */
export function sum(a: NDArray, options?: WholeArray): number;
export function sum(a: NDArray, options: AlongAxis): NDArray;
export function sum(a?: unknown, options?: unknown, ...surplus: unknown[]): NDArray | number {
  return reduction('sum', a, options, surplus);
}

/** Arithmetic mean. `mean(A)` is a number, `mean(A, { axis: 0 })` an array: (n, m) -> (m,). */
export function mean(a: NDArray, options?: WholeArray): number;
export function mean(a: NDArray, options: AlongAxis): NDArray;
export function mean(a?: unknown, options?: unknown, ...surplus: unknown[]): NDArray | number {
  return reduction('mean', a, options, surplus);
}

/** Standard deviation (divides by the number of elements). `std(X, { axis: 1, keepdims: true })`: (n, m) -> (n, 1). */
export function std(a: NDArray, options?: WholeArray): number;
export function std(a: NDArray, options: AlongAxis): NDArray;
export function std(a?: unknown, options?: unknown, ...surplus: unknown[]): NDArray | number {
  return reduction('std', a, options, surplus);
}

/** Largest element; nan if there is one. `max(A)` is a number, `max(A, { axis: 0 })` an array: (n, m) -> (m,). */
export function max(a: NDArray, options?: WholeArray): number;
export function max(a: NDArray, options: AlongAxis): NDArray;
export function max(a?: unknown, options?: unknown, ...surplus: unknown[]): NDArray | number {
  return reduction('max', a, options, surplus);
}

/** Smallest element; nan if there is one. `min(A)` is a number, `min(A, { axis: 0 })` an array: (n, m) -> (m,). */
export function min(a: NDArray, options?: WholeArray): number;
export function min(a: NDArray, options: AlongAxis): NDArray;
export function min(a?: unknown, options?: unknown, ...surplus: unknown[]): NDArray | number {
  return reduction('min', a, options, surplus);
}

/** Index of the first largest element, among all (row by row) or along an axis. `argmax(A, { axis: 0 })`: (n, m) -> (m,). */
export function argmax(a: NDArray, options?: WholeArray): number;
export function argmax(a: NDArray, options: AlongAxis): NDArray;
export function argmax(a?: unknown, options?: unknown, ...surplus: unknown[]): NDArray | number {
  return reduction('argmax', a, options, surplus);
}

/** 1 if any element is not 0, else 0. `any(isnan(A))` is a number, `any(A, { axis: 1 })` an array: (n, m) -> (n,). */
export function any(a: NDArray, options?: WholeArray): number;
export function any(a: NDArray, options: AlongAxis): NDArray;
export function any(a?: unknown, options?: unknown, ...surplus: unknown[]): NDArray | number {
  return reduction('any', a, options, surplus);
}

/** 1 if no element is 0, else 0. `all(isfinite(A))` is a number, `all(A, { axis: 1 })` an array: (n, m) -> (n,). */
export function all(a: NDArray, options?: WholeArray): number;
export function all(a: NDArray, options: AlongAxis): NDArray;
export function all(a?: unknown, options?: unknown, ...surplus: unknown[]): NDArray | number {
  return reduction('all', a, options, surplus);
}
