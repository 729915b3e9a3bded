/**
 * Owns the class NDArray: the array that students hold, and the private mark by which real ones are known.
 * Must not know random numbers or how arrays are created. Its buffer never leaves np.
 * Some 300 lines, because all members belong to one class and students read their comments in the editor.
 */
import { enter, flagOf, optionsOf } from './calls.ts';
import { noteConversion } from './conversions.ts';
import { countAccesses, countOperation } from './counting.ts';
import { fail, type Operation, shapeText } from './errors.ts';
import { freeze } from './primordials.ts';
import { applyLoop } from './raw/broadcasting.ts';
import { cut, lineOf, placeOf, type Range } from './raw/indexing.ts';
import { type BinaryLoop, minus, negate, over, plus, raise, times, type UnaryLoop } from './raw/loops.ts';
import { printArray } from './raw/printing.ts';
import { product } from './raw/products.ts';
import { allocate, describe, normaliseAxis, type Raw, scalar } from './raw/raw.ts';
import { type AlongAxis, type ReductionName, reduce, type WholeArray } from './raw/reductions.ts';
import { copied, reshaped, transposed } from './raw/reshaping.ts';

/** Nested lists of numbers, as toArray gives them. */
export type Nested = number | Nested[];

/** Only np has this, so only np makes arrays. */
const KEY = {};
/** No surplus arguments. */
const NONE: readonly unknown[] = [];
/** Node's console prints objects by this method. */
const inspect = Symbol.for('nodejs.util.inspect.custom');

let make: (raw: Raw) => NDArray;
let isReal: (value: unknown) => value is NDArray;
let open: (array: NDArray) => Raw;

/**
 * A float64 array of any number of dimensions, row-major. Made by np.array, np.zeros and the other functions, never with `new`.
 * `B = A` makes a second name for the same array; everything else (T, row, slice, reshape, ...) gives independent copies.
 */
export class NDArray {
  readonly #raw: Raw;

  private constructor(key: object, raw: Raw) {
    if (key !== KEY) fail('NDArray', 'arrays are made with np.array, np.zeros and the like, not with new');
    this.#raw = raw;
  }
  static {
    make = (raw) => new NDArray(KEY, raw);
    isReal = (value): value is NDArray => typeof value === 'object' && value !== null && #raw in value;
    open = (array) => array.#raw;
  }

  /** Sizes of the dimensions: [rows, columns] of a matrix. `const m = X.shape[1]` */
  get shape(): readonly number[] {
    return this.#raw.shape;
  }
  /** Number of dimensions: 2 for a matrix. */
  get ndim(): number {
    return this.#raw.shape.length;
  }
  /** Number of elements: n * m for shape (n, m). */
  get size(): number {
    return this.#raw.size;
  }
  /** The transpose, (n, m) -> (m, n), a copy. `np.dot(dZ, A.T)` */
  get T(): NDArray {
    countOperation();
    return make(transposed(rawOf('T', 'the array', this)));
  }

  /** The element at the given indexes, counted from 0; negative ones count from the end. `A.at(0, 2)`, `A.at(-1, -1)` */
  at(...indexes: number[]): number {
    countOperation();
    countAccesses(1);
    const raw = rawOf('at', 'the array', this);
    return raw.data[placeOf('at', raw, indexes)] as number;
  }
  /** Sets the element at the given indexes; changes this array. `A.set(0.5, 0, 2)` */
  set(value: number, ...indexes: number[]): void {
    countOperation();
    countAccesses(1);
    const raw = rawOf('set', 'the array', this);
    if (typeof value !== 'number') fail('set', `the value is ${describe(value)}; expected a number`);
    raw.data[placeOf('set', raw, indexes)] = value;
  }
  /** Row i of a matrix (n, m) as (1, m), a copy. `X.row(0)` */
  row(i: number): NDArray {
    return line('row', this, 0, i);
  }
  /** Column j of a matrix (n, m) as (n, 1), a copy. `X.col(-1)` */
  col(j: number): NDArray {
    return line('col', this, 1, j);
  }
  /**
   * The part within [start, stop) of each dimension, a copy with as many dimensions; null takes a dimension whole, [start]
   * goes to the end, negative numbers count from the end. `X.slice(null, [0, 5])` is X[:, 0:5]
   */
  slice(...ranges: (Range | null)[]): NDArray {
    countOperation();
    const part = cut(rawOf('slice', 'the array', this), ranges);
    countAccesses(part.size);
    return make(part);
  }
  /** The only element of an array of size 1, as a number. `np.dot(w.T, x).item()` */
  item(): number {
    countOperation();
    countAccesses(1);
    const { data, shape, size } = rawOf('item', 'the array', this);
    if (size !== 1) fail('item', `an array of shape ${shapeText(shape)} has ${size} elements, not one`);
    return data[0] as number;
  }
  /** Plain nested lists with the same numbers: (2, 3) gives two lists of three. `A.toArray()` */
  toArray(): Nested {
    countOperation();
    const { data, shape, size } = rawOf('toArray', 'the array', this);
    countAccesses(size);
    const nest = (depth: number, row: number): Nested => {
      if (depth === shape.length) return data[row] as number;
      const n = shape[depth] as number;
      const list: Nested[] = [];
      for (let i = 0; i < n; i++) list[i] = nest(depth + 1, row * n + i);
      return list;
    };
    return nest(0, 0);
  }
  /** An independent copy. `const B = A.copy()` */
  copy(): NDArray {
    countOperation();
    return make(copied(rawOf('copy', 'the array', this)));
  }
  /** Text as NumPy prints it; it counts as reading every element, `console.log(A)` does not. `String(A)` */
  toString(): string {
    countOperation();
    const raw = rawOf('NDArray', 'the array', this);
    countAccesses(raw.size);
    return printArray(raw);
  }
  /** What operators get, for they do not work on arrays: text. It is noted where, so that a report can say so. */
  [Symbol.toPrimitive](wanted: string): string {
    if (wanted !== 'string' && this.#raw.shape.length > 0)
      noteConversion(wanted === 'number' ? 'number' : 'default', this[Symbol.toPrimitive]);
    return this.toString();
  }
  /** For Node's console. */
  [inspect](): string {
    return this.toString();
  }

  /** this + other, element by element; shapes broadcast. `np.dot(W, A).add(b)` */
  add(other: NDArray | number): NDArray {
    return binary('add', plus, this, other) as NDArray;
  }
  /** this - other, element by element; shapes broadcast. `A.subtract(Y)` */
  subtract(other: NDArray | number): NDArray {
    return binary('subtract', minus, this, other) as NDArray;
  }
  /** this * other, element by element (the matrix product is `dot`). `dW.multiply(0.01)` */
  multiply(other: NDArray | number): NDArray {
    return binary('multiply', times, this, other) as NDArray;
  }
  /** this / other, element by element. `dW.divide(m)` */
  divide(other: NDArray | number): NDArray {
    return binary('divide', over, this, other) as NDArray;
  }
  /** this to the power of other, element by element. `A.power(2)` */
  power(other: NDArray | number): NDArray {
    return binary('power', raise, this, other) as NDArray;
  }
  /** -this. `Z.negative()` */
  negative(): NDArray {
    return unary('negative', negate, this) as NDArray;
  }
  /** Matrix product, (n, k) (k, m) -> (n, m). `W.dot(A)` */
  dot(other: NDArray): NDArray {
    countOperation();
    return make(product('dot', rawOf('dot', 'the array', this), rawOf('dot', 'the operand', other)));
  }
  /** Changes this array: this += other, which must broadcast to its shape. Every name of the array sees it. `W.iadd(1)` */
  iadd(other: NDArray | number): this {
    return inPlace('iadd', plus, this, other);
  }
  /** Changes this array: this -= other, which must broadcast to its shape. `W.isub(dW.multiply(0.01))` */
  isub(other: NDArray | number): this {
    return inPlace('isub', minus, this, other);
  }
  /** Changes this array: this *= other, which must broadcast to its shape. `W.imul(0.5)` */
  imul(other: NDArray | number): this {
    return inPlace('imul', times, this, other);
  }
  /** Changes this array: this /= other, which must broadcast to its shape. `X.idiv(255)` */
  idiv(other: NDArray | number): this {
    return inPlace('idiv', over, this, other);
  }
  /** The same elements in another shape, a copy; one entry may be -1. `Y.reshape(AL.shape)`, `X.reshape([-1, 1])` */
  reshape(shape: readonly number[]): NDArray {
    countOperation();
    return make(reshaped(rawOf('reshape', 'the array', this), shape));
  }

  /** Sum. `A.sum()` is a number, `dZ.sum({ axis: 1, keepdims: true })` adds up the columns: (n, m) -> (n, 1). */
  sum(options?: WholeArray): number;
  sum(options: AlongAxis): NDArray;
  sum(options?: AlongAxis | WholeArray): NDArray | number {
    return reduction('sum', this, options);
  }
  /** Arithmetic mean. `A.mean()` is a number, `A.mean({ axis: 0 })` an array: (n, m) -> (m,). */
  mean(options?: WholeArray): number;
  mean(options: AlongAxis): NDArray;
  mean(options?: AlongAxis | WholeArray): NDArray | number {
    return reduction('mean', this, options);
  }
  /** Standard deviation (divides by the number of elements). `X.std({ axis: 1, keepdims: true })`: (n, m) -> (n, 1). */
  std(options?: WholeArray): number;
  std(options: AlongAxis): NDArray;
  std(options?: AlongAxis | WholeArray): NDArray | number {
    return reduction('std', this, options);
  }
  /** Largest element; NaN if there is one. `A.max({ axis: 0 })`: (n, m) -> (m,). */
  max(options?: WholeArray): number;
  max(options: AlongAxis): NDArray;
  max(options?: AlongAxis | WholeArray): NDArray | number {
    return reduction('max', this, options);
  }
  /** Smallest element; NaN if there is one. `A.min({ axis: 0 })`: (n, m) -> (m,). */
  min(options?: WholeArray): number;
  min(options: AlongAxis): NDArray;
  min(options?: AlongAxis | WholeArray): NDArray | number {
    return reduction('min', this, options);
  }
  /** Index of the first largest element, among all or along an axis. `A.argmax({ axis: 0 })`: (n, m) -> (m,). */
  argmax(options?: WholeArray): number;
  argmax(options: AlongAxis): NDArray;
  argmax(options?: AlongAxis | WholeArray): NDArray | number {
    return reduction('argmax', this, options);
  }
  /** 1 if any element is not 0, else 0. `np.isnan(A).any()` */
  any(options?: WholeArray): number;
  any(options: AlongAxis): NDArray;
  any(options?: AlongAxis | WholeArray): NDArray | number {
    return reduction('any', this, options);
  }
  /** 1 if no element is 0, else 0. `np.isfinite(A).all()` */
  all(options?: WholeArray): number;
  all(options: AlongAxis): NDArray;
  all(options?: AlongAxis | WholeArray): NDArray | number {
    return reduction('all', this, options);
  }
}
freeze(NDArray.prototype);
freeze(NDArray);

/** Whether a value is a real NDArray. */
export const isNDArray = isReal;
/** The raw array of a real NDArray. @throws TypeError for anything else */
export const rawOfReal = open;
/** An NDArray over a raw array that nobody else holds. */
export const wrap = make;

/** The raw array of an argument. @throws NumpyError that says what came instead */
export function rawOf(operation: Operation, role: string, value: unknown): Raw {
  if (!isReal(value)) fail(operation, `${role} is ${describe(value)}; expected an NDArray`);
  return open(value);
}

/** The raw array of an argument that may also be a number. */
export function operandOf(operation: Operation, role: string, value: unknown): Raw {
  if (typeof value === 'number') return scalar(value);
  if (!isReal(value)) fail(operation, `${role} is ${describe(value)}; expected an NDArray or a number`);
  return open(value);
}

/** A call of an element-wise operation of one operand, as students see it: a number gives a number. */
export function unary(operation: Operation, loop: UnaryLoop, x: unknown, surplus = NONE): NDArray | number {
  enter(operation, 1, surplus);
  const { data, shape, size } = operandOf(operation, 'the operand', x);
  const out = allocate(operation, shape);
  loop(out.data, data, size);
  return typeof x === 'number' ? (out.data[0] as number) : make(out);
}

/** A call of an element-wise operation of two operands, as students see it: two numbers give a number. */
export function binary(
  operation: Operation,
  loop: BinaryLoop,
  a: unknown,
  b: unknown,
  surplus = NONE,
): NDArray | number {
  enter(operation, 2, surplus);
  const x = operandOf(operation, 'the first operand', a);
  const y = operandOf(operation, 'the second operand', b);
  const out = applyLoop(operation, loop, x, y);
  return typeof a === 'number' && typeof b === 'number' ? (out.data[0] as number) : make(out);
}

/** A call of a reduction, as students see it: a number, or an array where an axis or keepdims is asked for. */
export function reduction(name: ReductionName, a: unknown, given: unknown, surplus = NONE): NDArray | number {
  enter(name, 2, surplus);
  const raw = rawOf(name, 'the operand', a);
  const options = optionsOf(name, given, ['axis', 'keepdims'], '{ axis: 1, keepdims: true }');
  const keepdims = flagOf(name, 'keepdims', options.keepdims, false);
  const { axis } = options;
  const along = axis === undefined ? undefined : normaliseAxis(name, axis, raw.shape.length);
  const out = reduce(name, raw, along, keepdims);
  return along === undefined && !keepdims ? (out.data[0] as number) : make(out);
}

function inPlace<A extends NDArray>(operation: Operation, loop: BinaryLoop, array: A, other: unknown): A {
  countOperation();
  const own = rawOf(operation, 'the array', array);
  applyLoop(operation, loop, own, operandOf(operation, 'the operand', other), own);
  return array;
}

function line(operation: 'col' | 'row', array: NDArray, dimension: 0 | 1, i: unknown): NDArray {
  countOperation();
  const part = lineOf(operation, rawOf(operation, 'the array', array), dimension, i);
  countAccesses(part.size);
  return make(part);
}
