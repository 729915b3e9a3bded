/**
 * Owns the inner loops of element-wise operations: one plain loop per operation, as in NumPy's ufuncs.
 * Must not know shapes. One shared loop over a function argument would be shorter and four times slower: the engine
 * cannot compile a call that leads to a different function each time.
 *
 * Typed arrays hold a number at every index within their size; hence `as number`.
 */
import {
  exp as exponential,
  INFINITY,
  log as logarithm,
  abs as magnitude,
  nan,
  pow,
  sqrt as root,
  tanh as tangent,
} from '../primordials.ts';

/**
 * z[k + t] = f(x[i + t di], y[j + t dj]) for t = 0 .. n-1.
 * A step di or dj of 0 stretches an operand: the same element serves all of the line.
 */
export type BinaryLoop = (
  z: Float64Array,
  k: number,
  n: number,
  x: Float64Array,
  i: number,
  di: number,
  y: Float64Array,
  j: number,
  dj: number,
) => void;

export const plus: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) z[k + t] = (x[i + t * di] as number) + (y[j + t * dj] as number);
};
export const minus: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) z[k + t] = (x[i + t * di] as number) - (y[j + t * dj] as number);
};
export const times: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) z[k + t] = (x[i + t * di] as number) * (y[j + t * dj] as number);
};
export const over: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) z[k + t] = (x[i + t * di] as number) / (y[j + t * dj] as number);
};
/** As C's pow, which NumPy uses: 1 to any power and -1 to an infinite one are 1, where JavaScript gives NaN. */
export const raise: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) {
    const base = x[i + t * di] as number;
    const exponent = y[j + t * dj] as number;
    const one = base === 1 || (base === -1 && magnitude(exponent) === INFINITY);
    z[k + t] = one ? 1 : pow(base, exponent);
  }
};
/** NaN wins: q is taken where the comparison fails because q is NaN. */
export const larger: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) {
    const p = x[i + t * di] as number;
    const q = y[j + t * dj] as number;
    z[k + t] = p > q || nan(p) ? p : q;
  }
};
/** NaN wins. */
export const smaller: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) {
    const p = x[i + t * di] as number;
    const q = y[j + t * dj] as number;
    z[k + t] = p < q || nan(p) ? p : q;
  }
};
export const above: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) z[k + t] = (x[i + t * di] as number) > (y[j + t * dj] as number) ? 1 : 0;
};
export const atLeast: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) z[k + t] = (x[i + t * di] as number) >= (y[j + t * dj] as number) ? 1 : 0;
};
export const below: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) z[k + t] = (x[i + t * di] as number) < (y[j + t * dj] as number) ? 1 : 0;
};
export const atMost: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) z[k + t] = (x[i + t * di] as number) <= (y[j + t * dj] as number) ? 1 : 0;
};
export const same: BinaryLoop = (z, k, n, x, i, di, y, j, dj) => {
  for (let t = 0; t < n; t++) z[k + t] = x[i + t * di] === y[j + t * dj] ? 1 : 0;
};
/** Takes the first operand as it is, stretched. */
export const first: BinaryLoop = (z, k, n, x, i, di) => {
  for (let t = 0; t < n; t++) z[k + t] = x[i + t * di] as number;
};

/** z[t] = f(x[t]) for t = 0 .. n-1. */
export type UnaryLoop = (z: Float64Array, x: Float64Array, n: number) => void;

export const negate: UnaryLoop = (z, x, n) => {
  for (let t = 0; t < n; t++) z[t] = -(x[t] as number);
};
export const exp: UnaryLoop = (z, x, n) => {
  for (let t = 0; t < n; t++) z[t] = exponential(x[t] as number);
};
export const log: UnaryLoop = (z, x, n) => {
  for (let t = 0; t < n; t++) z[t] = logarithm(x[t] as number);
};
export const sqrt: UnaryLoop = (z, x, n) => {
  for (let t = 0; t < n; t++) z[t] = root(x[t] as number);
};
export const abs: UnaryLoop = (z, x, n) => {
  for (let t = 0; t < n; t++) z[t] = magnitude(x[t] as number);
};
export const tanh: UnaryLoop = (z, x, n) => {
  for (let t = 0; t < n; t++) z[t] = tangent(x[t] as number);
};
export const square: UnaryLoop = (z, x, n) => {
  for (let t = 0; t < n; t++) z[t] = (x[t] as number) * (x[t] as number);
};
export const markNaN: UnaryLoop = (z, x, n) => {
  for (let t = 0; t < n; t++) z[t] = nan(x[t] as number) ? 1 : 0;
};
/** The difference of NaN or an infinity with itself is NaN. */
export const markFinite: UnaryLoop = (z, x, n) => {
  for (let t = 0; t < n; t++) z[t] = (x[t] as number) - (x[t] as number) === 0 ? 1 : 0;
};
