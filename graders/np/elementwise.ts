/**
 * Owns arithmetic and functions that work element by element, on arrays or numbers.
 * Must not know how shapes broadcast or how the loops run.
 *
 * The overloads give numbers for numbers and arrays for arrays; they are functions, not constants, so that an editor shows
 * the comment of each.
 */
import { binary, type NDArray, unary } from './ndarray.ts';
import * as loops from './raw/loops.ts';

/** a + b, element by element; shapes broadcast. `add(dot(W, A), b)` adds b (n, 1) to each of the m columns of (n, m). */
export function add(a: NDArray, b: NDArray | number): NDArray;
export function add(a: number, b: NDArray): NDArray;
export function add(a: number, b: number): number;
export function add(a: NDArray | number, b: NDArray | number): NDArray | number;
export function add(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('add', loops.plus, a, b, surplus);
}

/** a - b, element by element; shapes broadcast. `subtract(1, AL)` is (n, m) for AL (n, m). */
export function subtract(a: NDArray, b: NDArray | number): NDArray;
export function subtract(a: number, b: NDArray): NDArray;
export function subtract(a: number, b: number): number;
export function subtract(a: NDArray | number, b: NDArray | number): NDArray | number;
export function subtract(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('subtract', loops.minus, a, b, surplus);
}

/** a * b, element by element; shapes broadcast. The matrix product is `dot`. `multiply(Y, log(AL))` */
export function multiply(a: NDArray, b: NDArray | number): NDArray;
export function multiply(a: number, b: NDArray): NDArray;
export function multiply(a: number, b: number): number;
export function multiply(a: NDArray | number, b: NDArray | number): NDArray | number;
export function multiply(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('multiply', loops.times, a, b, surplus);
}

/** a / b, element by element; shapes broadcast; division by 0 gives inf or nan. `divide(dot(dZ, A.T), m)` */
export function divide(a: NDArray, b: NDArray | number): NDArray;
export function divide(a: number, b: NDArray): NDArray;
export function divide(a: number, b: number): number;
export function divide(a: NDArray | number, b: NDArray | number): NDArray | number;
export function divide(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('divide', loops.over, a, b, surplus);
}

/** a to the power of b, element by element; shapes broadcast. `power(A, 2)` */
export function power(a: NDArray, b: NDArray | number): NDArray;
export function power(a: number, b: NDArray): NDArray;
export function power(a: number, b: number): number;
export function power(a: NDArray | number, b: NDArray | number): NDArray | number;
export function power(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('power', loops.raise, a, b, surplus);
}

/** The larger of a and b, element by element; shapes broadcast; nan wins. `maximum(0, Z)` is ReLU. */
export function maximum(a: NDArray, b: NDArray | number): NDArray;
export function maximum(a: number, b: NDArray): NDArray;
export function maximum(a: number, b: number): number;
export function maximum(a: NDArray | number, b: NDArray | number): NDArray | number;
export function maximum(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('maximum', loops.larger, a, b, surplus);
}

/** The smaller of a and b, element by element; shapes broadcast; nan wins. `minimum(A, 1)` */
export function minimum(a: NDArray, b: NDArray | number): NDArray;
export function minimum(a: number, b: NDArray): NDArray;
export function minimum(a: number, b: number): number;
export function minimum(a: NDArray | number, b: NDArray | number): NDArray | number;
export function minimum(a?: unknown, b?: unknown, ...surplus: unknown[]): NDArray | number {
  return binary('minimum', loops.smaller, a, b, surplus);
}

/** -x, element by element. `negative(Z)` */
export function negative(x: NDArray): NDArray;
export function negative(x: number): number;
export function negative(x: NDArray | number): NDArray | number;
export function negative(x?: unknown, ...surplus: unknown[]): NDArray | number {
  return unary('negative', loops.negate, x, surplus);
}

/** e to the power of x, element by element. `divide(1, add(1, exp(negative(Z))))` is the sigmoid. */
export function exp(x: NDArray): NDArray;
export function exp(x: number): number;
export function exp(x: NDArray | number): NDArray | number;
export function exp(x?: unknown, ...surplus: unknown[]): NDArray | number {
  return unary('exp', loops.exp, x, surplus);
}

/** Natural logarithm, element by element; log(0) is -inf, of a negative number nan. `log(AL)` */
export function log(x: NDArray): NDArray;
export function log(x: number): number;
export function log(x: NDArray | number): NDArray | number;
export function log(x?: unknown, ...surplus: unknown[]): NDArray | number {
  return unary('log', loops.log, x, surplus);
}

/** Square root, element by element; nan for negative numbers. `sqrt(n_prev)` */
export function sqrt(x: NDArray): NDArray;
export function sqrt(x: number): number;
export function sqrt(x: NDArray | number): NDArray | number;
export function sqrt(x?: unknown, ...surplus: unknown[]): NDArray | number {
  return unary('sqrt', loops.sqrt, x, surplus);
}

/** Absolute value, element by element. `abs(subtract(A, B))` */
export function abs(x: NDArray): NDArray;
export function abs(x: number): number;
export function abs(x: NDArray | number): NDArray | number;
export function abs(x?: unknown, ...surplus: unknown[]): NDArray | number {
  return unary('abs', loops.abs, x, surplus);
}

/** Hyperbolic tangent, element by element. `tanh(Z)` */
export function tanh(x: NDArray): NDArray;
export function tanh(x: number): number;
export function tanh(x: NDArray | number): NDArray | number;
export function tanh(x?: unknown, ...surplus: unknown[]): NDArray | number {
  return unary('tanh', loops.tanh, x, surplus);
}

/** x * x, element by element. `square(W)` */
export function square(x: NDArray): NDArray;
export function square(x: number): number;
export function square(x: NDArray | number): NDArray | number;
export function square(x?: unknown, ...surplus: unknown[]): NDArray | number {
  return unary('square', loops.square, x, surplus);
}
