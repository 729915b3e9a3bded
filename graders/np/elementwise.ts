/**
 * Owns the functions that work element by element, on arrays or numbers.
 * Must not know shapes beyond broadcasting.
 */
import { type Binary, broadcastShapes, mapBinary } from './broadcasting.ts';
import { countOperation } from './counting.ts';
import { type NDArray, operandOf, rawOf, wrap } from './ndarray.ts';
import { allocate } from './raw.ts';

const {
  abs: absolute,
  exp: exponential,
  log: logarithm,
  max: larger,
  min: smaller,
  pow,
  sqrt: root,
  tanh: hyperbolic,
} = Math;
const { isNaN: nan } = Number;

/** A function of one array or number. */
export interface UnaryFunction {
  (x: number): number;
  (x: NDArray): NDArray;
  (x: NDArray | number): NDArray | number;
}

/** A function of two operands, each an array or a number; shapes broadcast. Two numbers give a number. */
export interface BinaryFunction {
  (a: number, b: number): number;
  (a: NDArray, b: NDArray | number): NDArray;
  (a: number, b: NDArray): NDArray;
  (a: NDArray | number, b: NDArray | number): NDArray | number;
}

function unary(operation: string, f: (x: number) => number): UnaryFunction {
  const apply = (value: NDArray | number): NDArray | number => {
    countOperation();
    if (typeof value === 'number') return f(value);
    const { data, shape } = operandOf(operation, 'the operand', value);
    const out = allocate(operation, shape);
    const to = out.data;
    for (let i = 0; i < to.length; i++) to[i] = f(data[i] as number);
    return wrap(out);
  };
  return apply as UnaryFunction;
}

function binary(operation: string, f: Binary): BinaryFunction {
  const apply = (a: NDArray | number, b: NDArray | number): NDArray | number => {
    countOperation();
    if (typeof a === 'number' && typeof b === 'number') return f(a, b);
    return wrap(
      mapBinary(
        operation,
        operandOf(operation, 'the first operand', a),
        operandOf(operation, 'the second operand', b),
        f,
      ),
    );
  };
  return apply as BinaryFunction;
}

/** a + b, element by element. `add(dot(W, A), b)` broadcasts b (n, 1) over the m columns. */
export const add = binary('add', (x, y) => x + y);
/** a - b, element by element. */
export const subtract = binary('subtract', (x, y) => x - y);
/** a * b, element by element; the matrix product is `dot`. */
export const multiply = binary('multiply', (x, y) => x * y);
/** a / b, element by element; division by 0 gives inf or nan. */
export const divide = binary('divide', (x, y) => x / y);
/** a to the power of b, element by element. */
export const power = binary('power', pow);
/** The larger of both, element by element; nan wins. `maximum(0, Z)` is ReLU. */
export const maximum = binary('maximum', (x, y) => larger(x, y));
/** The smaller of both, element by element; nan wins. */
export const minimum = binary('minimum', (x, y) => smaller(x, y));
/** 1 where a > b, else 0. */
export const greater = binary('greater', (x, y) => (x > y ? 1 : 0));
/** 1 where a >= b, else 0. */
export const greater_equal = binary('greater_equal', (x, y) => (x >= y ? 1 : 0));
/** 1 where a < b, else 0. */
export const less = binary('less', (x, y) => (x < y ? 1 : 0));
/** 1 where a <= b, else 0. */
export const less_equal = binary('less_equal', (x, y) => (x <= y ? 1 : 0));
/** 1 where a equals b, else 0; nan equals nothing. */
export const equal = binary('equal', (x, y) => (x === y ? 1 : 0));

/** -x. */
export const negative = unary('negative', (x) => -x);
/** e to the power of x. */
export const exp = unary('exp', (x) => exponential(x));
/** Natural logarithm; log(0) is -inf, of a negative number nan. */
export const log = unary('log', (x) => logarithm(x));
/** Square root; nan for negative numbers. */
export const sqrt = unary('sqrt', (x) => root(x));
/** Absolute value. */
export const abs = unary('abs', (x) => absolute(x));
/** Hyperbolic tangent. */
export const tanh = unary('tanh', (x) => hyperbolic(x));
/** x * x. */
export const square = unary('square', (x) => x * x);
/** 1 where x is nan, else 0. */
export const isnan = unary('isnan', (x) => (nan(x) ? 1 : 0));
/** 1 where x is neither nan nor infinite, else 0. */
export const isfinite = unary('isfinite', (x) => (x - x === 0 ? 1 : 0));

/** Elements of a where the condition is not 0, of b elsewhere; all three broadcast. `where(greater(Z, 0), dA, 0)` */
export function where(condition: NDArray, a: NDArray | number, b: NDArray | number): NDArray {
  countOperation();
  const test = rawOf('where', 'the condition', condition);
  const [x, y] = [operandOf('where', 'the second operand', a), operandOf('where', 'the third operand', b)];
  const shape = broadcastShapes('where', broadcastShapes('where', test.shape, x.shape), y.shape);
  const stretched = (operand: typeof test): typeof test =>
    mapBinary('where', operand, allocate('where', shape), (p) => p);
  const [t, p, q] = [stretched(test), stretched(x), stretched(y)];
  const out = allocate('where', shape);
  for (let i = 0; i < out.data.length; i++) out.data[i] = (t.data[i] !== 0 ? p.data[i] : q.data[i]) as number;
  return wrap(out);
}
