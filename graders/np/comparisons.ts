/**
 * Owns comparisons: element by element (0 and 1 for false and true), and of whole arrays (false and true).
 * Must not know how shapes broadcast or how the loops run.
 */
import { enter, flagOf, numberOf, optionsOf } from './calls.ts';
import { binary, type NDArray, operandOf, rawOf, unary, wrap } from './ndarray.ts';
import { abs, INFINITY, nan } from './primordials.ts';
import { broadcastShapes, stretch } from './raw/broadcasting.ts';
import * as loops from './raw/loops.ts';
import { allocate, sameShape, sizeOf } from './raw/raw.ts';

/** 1 where a > b, else 0; shapes broadcast. `greater(AL, 0.5)` is (n, m) for AL (n, m). */
export function greater(a: NDArray, b: NDArray | number): NDArray;
export function greater(a: number, b: NDArray): NDArray;
export function greater(a: number, b: number): number;
export function greater(a: NDArray | number, b: NDArray | number): NDArray | number;
export function greater(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('greater', loops.above, a, b, surplus);
}

/** 1 where a >= b, else 0; shapes broadcast. `greater_equal(Z, 0)` */
export function greater_equal(a: NDArray, b: NDArray | number): NDArray;
export function greater_equal(a: number, b: NDArray): NDArray;
export function greater_equal(a: number, b: number): number;
export function greater_equal(a: NDArray | number, b: NDArray | number): NDArray | number;
export function greater_equal(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('greater_equal', loops.atLeast, a, b, surplus);
}

/** 1 where a < b, else 0; shapes broadcast. `less(A, B)` */
export function less(a: NDArray, b: NDArray | number): NDArray;
export function less(a: number, b: NDArray): NDArray;
export function less(a: number, b: number): number;
export function less(a: NDArray | number, b: NDArray | number): NDArray | number;
export function less(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('less', loops.below, a, b, surplus);
}

/** 1 where a <= b, else 0; shapes broadcast. `less_equal(Z, 0)` */
export function less_equal(a: NDArray, b: NDArray | number): NDArray;
export function less_equal(a: number, b: NDArray): NDArray;
export function less_equal(a: number, b: number): number;
export function less_equal(a: NDArray | number, b: NDArray | number): NDArray | number;
export function less_equal(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('less_equal', loops.atMost, a, b, surplus);
}

/** 1 where a equals b, else 0; shapes broadcast; nan equals nothing. `mean(equal(p, Y))` is the accuracy. */
export function equal(a: NDArray, b: NDArray | number): NDArray;
export function equal(a: number, b: NDArray): NDArray;
export function equal(a: number, b: number): number;
export function equal(a: NDArray | number, b: NDArray | number): NDArray | number;
export function equal(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('equal', loops.same, a, b, surplus);
}

/** 1 where x is nan, else 0. `any(isnan(A))` */
export function isnan(x: NDArray): NDArray;
export function isnan(x: number): number;
export function isnan(x: NDArray | number): NDArray | number;
export function isnan(x?: unknown, ...surplus: unknown[]): NDArray | number {
  return unary('isnan', loops.markNaN, x, surplus);
}

/** 1 where x is neither nan nor infinite, else 0. `all(isfinite(A))` */
export function isfinite(x: NDArray): NDArray;
export function isfinite(x: number): number;
export function isfinite(x: NDArray | number): NDArray | number;
export function isfinite(x?: unknown, ...surplus: unknown[]): NDArray | number {
  return unary('isfinite', loops.markFinite, x, surplus);
}

/** Elements of a where the condition is not 0, of b elsewhere; all three broadcast. `where(greater(Z, 0), dA, 0)` is (n, m) for Z (n, m). */
export function where(condition: NDArray, a: NDArray | number, b: NDArray | number): NDArray;
export function where(condition?: unknown, x?: unknown, y?: unknown, ...surplus: unknown[]): NDArray {
  enter('where', 3, surplus);
  const test = rawOf('where', 'the condition', condition);
  const a = operandOf('where', 'the second operand', x);
  const b = operandOf('where', 'the third operand', y);
  const shape = broadcastShapes('where', broadcastShapes('where', test.shape, a.shape), b.shape);
  const out = allocate('where', shape);
  const t = stretch('where', test, shape);
  const p = stretch('where', a, shape);
  const q = stretch('where', b, shape);
  for (let i = 0; i < out.size; i++) out.data[i] = (t[i] !== 0 ? p[i] : q[i]) as number;
  return wrap(out);
}

/** Options of allclose: relative and absolute tolerance (default 1e-5 and 1e-8), and whether nan is close to nan. */
export interface Closeness {
  readonly rtol?: number;
  readonly atol?: number;
  readonly equal_nan?: boolean;
}

/** Whether |a - b| <= atol + rtol |b| for all elements; shapes broadcast. `allclose(A, B, { rtol: 1e-7 })` */
export function allclose(a: NDArray | number, b: NDArray | number, options?: Closeness): boolean;
export function allclose(x?: unknown, y?: unknown, closeness?: unknown, ...surplus: unknown[]): boolean {
  enter('allclose', 3, surplus);
  const a = operandOf('allclose', 'the first operand', x);
  const b = operandOf('allclose', 'the second operand', y);
  const example = '{ rtol: 1e-5, atol: 1e-8, equal_nan: false }';
  const options = optionsOf('allclose', closeness, ['rtol', 'atol', 'equal_nan'], example);
  const rtol = options.rtol === undefined ? 1e-5 : numberOf('allclose', 'rtol', options.rtol);
  const atol = options.atol === undefined ? 1e-8 : numberOf('allclose', 'atol', options.atol);
  const equal_nan = flagOf('allclose', 'equal_nan', options.equal_nan, false);
  const shape = broadcastShapes('allclose', a.shape, b.shape);
  const p = stretch('allclose', a, shape);
  const q = stretch('allclose', b, shape);
  const size = sizeOf(shape);
  for (let i = 0; i < size; i++) {
    const got = p[i] as number;
    const wanted = q[i] as number;
    const close = got === wanted || (abs(wanted) < INFINITY && abs(got - wanted) <= atol + rtol * abs(wanted));
    if (!close && !(equal_nan && nan(got) && nan(wanted))) return false;
  }
  return true;
}

/** Whether both have the same shape and equal elements; nan equals nothing. `array_equal(A, A.copy())` */
export function array_equal(a: NDArray | number, b: NDArray | number): boolean;
export function array_equal(x?: unknown, y?: unknown, ...surplus: unknown[]): boolean {
  enter('array_equal', 2, surplus);
  const a = operandOf('array_equal', 'the first operand', x);
  const b = operandOf('array_equal', 'the second operand', y);
  if (!sameShape(a.shape, b.shape)) return false;
  for (let i = 0; i < a.size; i++) if (a.data[i] !== b.data[i]) return false;
  return true;
}
