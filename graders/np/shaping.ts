/**
 * Owns the functions that give the same elements another shape or order, and those that join arrays. All give copies.
 * Must not know how elements are moved.
 */
import { enter, optionsOf } from './calls.ts';
import { fail, type Operation } from './errors.ts';
import { type NDArray, rawOf, wrap } from './ndarray.ts';
import { isArray, listOf } from './primordials.ts';
import { joined } from './raw/joining.ts';
import { describe, normaliseAxis, type Raw } from './raw/raw.ts';
import { copied, expanded, reshaped, squeezed, transposed } from './raw/reshaping.ts';

/** The same elements in another shape, a copy; one entry may be -1. `reshape(Y, AL.shape)`, `reshape(X, [-1, 1])` */
export function reshape(a: NDArray, shape: readonly number[]): NDArray;
export function reshape(a?: unknown, shape?: unknown, ...surplus: unknown[]): NDArray {
  const out = reshaped(rawOf('reshape', 'the operand', a), shape);
  enter('reshape', 2, surplus);
  return wrap(out);
}

/** Axes in reverse order, a copy: (n, m) -> (m, n). `transpose(W)` is W.T */
export function transpose(a: NDArray): NDArray;
export function transpose(a?: unknown, ...surplus: unknown[]): NDArray {
  enter('transpose', 1, surplus);
  return wrap(transposed(rawOf('transpose', 'the operand', a)));
}

/** Without dimensions of size 1, all of them or the one at `axis`, a copy. `squeeze(A)`: (1, 3) -> (3,) and (1, 1) -> (). */
export function squeeze(a: NDArray, options?: { readonly axis?: number }): NDArray;
export function squeeze(a?: unknown, options?: unknown, ...surplus: unknown[]): NDArray {
  enter('squeeze', 2, surplus);
  const raw = rawOf('squeeze', 'the operand', a);
  const { axis } = optionsOf('squeeze', options, ['axis'], '{ axis: 0 }');
  return wrap(squeezed(raw, axis === undefined ? undefined : normaliseAxis('squeeze', axis, raw.shape.length)));
}

/** With a new dimension of size 1 at `axis` of the result, a copy. `expand_dims(x, 1)`: (n,) -> (n, 1). */
export function expand_dims(a: NDArray, axis: number): NDArray;
export function expand_dims(a?: unknown, axis?: unknown, ...surplus: unknown[]): NDArray {
  enter('expand_dims', 2, surplus);
  return wrap(expanded(rawOf('expand_dims', 'the operand', a), axis));
}

/** The raw arrays of a list of arrays. */
function rawList(operation: Operation, arrays: unknown): Raw[] {
  if (!isArray(arrays)) {
    const got = describe(arrays);
    fail(
      operation,
      `takes a list of arrays such as [A, B]; got ${got === describe({}) ? 'a single array or object' : got}`,
    );
  }
  return listOf(arrays.length, (i) => rawOf(operation, `entry ${i} of the list`, arrays[i]));
}

/** Arrays joined along an existing axis (default 0). `concatenate([A, B], { axis: 1 })`: (n, m) and (n, k) -> (n, m + k). */
export function concatenate(arrays: readonly NDArray[], options?: { readonly axis?: number }): NDArray;
export function concatenate(arrays?: unknown, options?: unknown, ...surplus: unknown[]): NDArray {
  enter('concatenate', 2, surplus);
  const { axis = 0 } = optionsOf('concatenate', options, ['axis'], '{ axis: 1 }');
  return wrap(joined('concatenate', rawList('concatenate', arrays), axis));
}

/** Arrays below each other; (m,) counts as a row (1, m). `vstack([X, ones([1, m])])`: (n, m) and (1, m) -> (n + 1, m). */
export function vstack(arrays: readonly NDArray[]): NDArray;
export function vstack(arrays?: unknown, ...surplus: unknown[]): NDArray {
  enter('vstack', 1, surplus);
  const parts = rawList('vstack', arrays);
  const rows = listOf(parts.length, (i) => {
    const part = parts[i] as Raw;
    return part.shape.length === 1 ? expanded(part, 0) : part;
  });
  return wrap(joined('vstack', rows, 0));
}

/** Arrays side by side; arrays (m,) are joined end to end. `hstack([A, B])`: (n, m) and (n, k) -> (n, m + k). */
export function hstack(arrays: readonly NDArray[]): NDArray;
export function hstack(arrays?: unknown, ...surplus: unknown[]): NDArray {
  enter('hstack', 1, surplus);
  const parts = rawList('hstack', arrays);
  const flat = parts.length > 0 && (parts[0] as Raw).shape.length === 1;
  return wrap(joined('hstack', parts, flat ? 0 : 1));
}

/** An independent copy. Plain assignment (B = A) makes a second name for the same array. `copy(W)` */
export function copy(a: NDArray): NDArray;
export function copy(a?: unknown, ...surplus: unknown[]): NDArray {
  enter('copy', 1, surplus);
  return wrap(copied(rawOf('copy', 'the operand', a)));
}
