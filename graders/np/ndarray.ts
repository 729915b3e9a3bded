/**
 * Owns the class NDArray: the array that students hold, and the private mark by which real ones are known.
 * Must not know random numbers or how arrays are created. Its buffer never leaves np.
 */
import { type Binary, mapBinary, scalar } from './broadcasting.ts';
import { countAccesses, countOperation } from './counting.ts';
import { fail, shapeText } from './errors.ts';
import { printArray } from './printing.ts';
import { product } from './products.ts';
import { allocate, describe, type Raw } from './raw.ts';
import { type ReductionName, type ReductionOptions, reduce } from './reductions.ts';
import { cut, type Range, reshaped, transposed } from './shaping.ts';

/** Nested lists of numbers, as toArray gives them. */
export type Nested = number | Nested[];

/** Only np has this, so only np makes arrays. */
const KEY = {};
const { freeze } = Object;
const { pow } = Math;
const { isInteger } = Number;

/** A float64 array of any rank, row-major. Made by np.array, np.zeros and the other functions, never with `new`. */
export class NDArray {
  readonly #data: Float64Array;
  readonly #shape: readonly number[];

  /** @internal */
  constructor(key: object, raw: Raw) {
    if (key !== KEY) fail('NDArray', 'arrays are made with np.array, np.zeros and the like, not with new');
    this.#data = raw.data;
    this.#shape = freeze(raw.shape);
  }
  /** @internal */
  static is(value: unknown): value is NDArray {
    return typeof value === 'object' && value !== null && #data in value;
  }
  /** @internal */
  static raw(array: NDArray): Raw {
    return { data: array.#data, shape: array.#shape };
  }

  /** Sizes of the dimensions: [rows, columns] of a matrix. */
  get shape(): readonly number[] {
    return this.#shape;
  }
  /** Number of dimensions. */
  get ndim(): number {
    return this.#shape.length;
  }
  /** Number of elements. */
  get size(): number {
    return this.#data.length;
  }
  /** The transpose, (n, m) -> (m, n): a copy with the axes in reverse order. */
  get T(): NDArray {
    countOperation();
    return wrap(transposed(NDArray.raw(this)));
  }

  #place(operation: string, indexes: readonly number[]): number {
    const shape = this.#shape;
    if (indexes.length !== shape.length)
      fail(
        operation,
        `an element of an array of shape ${shapeText(shape)} has ${shape.length} indexes; got ${indexes.length}`,
      );
    let place = 0;
    for (let d = 0; d < shape.length; d++) {
      const n = shape[d] as number;
      const i = indexes[d] as number;
      if (typeof i !== 'number' || !isInteger(i))
        fail(operation, `an index is a whole number; index ${d} is ${describe(i)}`);
      if (i < -n || i >= n) fail(operation, `index ${i} is out of bounds for dimension ${d}, which has size ${n}`);
      place = place * n + (i < 0 ? i + n : i);
    }
    return place;
  }
  /** The element at the given indexes, counted from 0; negative ones count from the end. `A.at(0, 2)` */
  at(...indexes: number[]): number {
    countAccesses(1);
    return this.#data[this.#place('at', indexes)] as number;
  }
  /** Sets the element at the given indexes. `A.set(0.5, 0, 2)` */
  set(value: number, ...indexes: number[]): void {
    countAccesses(1);
    if (typeof value !== 'number') fail('set', `the value must be a number; got ${describe(value)}`);
    this.#data[this.#place('set', indexes)] = value;
  }
  /** Row i of a matrix (n, m) as (1, m), a copy. */
  row(i: number): NDArray {
    return this.#line('row', 0, i);
  }
  /** Column j of a matrix (n, m) as (n, 1), a copy. */
  col(j: number): NDArray {
    return this.#line('col', 1, j);
  }
  #line(operation: string, dimension: number, i: number): NDArray {
    const shape = this.#shape;
    if (shape.length !== 2) fail(operation, `needs a matrix; the array has shape ${shapeText(shape)}`);
    const n = shape[dimension] as number;
    if (typeof i !== 'number' || !isInteger(i) || i < -n || i >= n)
      fail(operation, `index ${describe(i)} is out of bounds: there are ${n}`);
    const at = i < 0 ? i + n : i;
    const range: Range = [at, at + 1];
    const part = cut(NDArray.raw(this), dimension === 0 ? [range] : [null, range]);
    countAccesses(part.data.length);
    return wrap(part);
  }
  /** The part within [start, stop) of each dimension, null for all of it, a copy. `X.slice(null, [0, 5])` has 5 columns. */
  slice(...ranges: (readonly [number, number] | null)[]): NDArray {
    const part = cut(NDArray.raw(this), ranges);
    countAccesses(part.data.length);
    return wrap(part);
  }
  /** The only element of an array of size 1, as a number. */
  item(): number {
    countAccesses(1);
    if (this.#data.length !== 1)
      fail('item', `an array of shape ${shapeText(this.#shape)} has ${this.#data.length} elements, not one`);
    return this.#data[0] as number;
  }
  /** Nested plain lists with the same numbers. */
  toArray(): Nested {
    countAccesses(this.#data.length);
    const nest = (depth: number, offset: number): Nested => {
      if (depth === this.#shape.length) return this.#data[offset] as number;
      let step = 1;
      for (let d = depth + 1; d < this.#shape.length; d++) step *= this.#shape[d] as number;
      const list: Nested[] = [];
      for (let i = 0; i < (this.#shape[depth] as number); i++) list[i] = nest(depth + 1, offset + i * step);
      return list;
    };
    return nest(0, 0);
  }
  /** An independent copy. Plain assignment (B = A) makes a second name for the same array. */
  copy(): NDArray {
    return copyOf(this, 'copy');
  }
  /** Prints as NumPy does. */
  toString(): string {
    return printArray(NDArray.raw(this));
  }

  /** Element by element, broadcast: this + other. */
  add(other: NDArray | number): NDArray {
    return arithmetic('add', this, other, plus);
  }
  /** this - other. */
  subtract(other: NDArray | number): NDArray {
    return arithmetic('subtract', this, other, minus);
  }
  /** Element by element, not the matrix product: this * other. */
  multiply(other: NDArray | number): NDArray {
    return arithmetic('multiply', this, other, times);
  }
  /** this / other. */
  divide(other: NDArray | number): NDArray {
    return arithmetic('divide', this, other, over);
  }
  /** this to the power of other. */
  power(other: NDArray | number): NDArray {
    return arithmetic('power', this, other, pow);
  }
  /** -this. */
  negative(): NDArray {
    return arithmetic('negative', this, -1, times);
  }
  /** Matrix product, (n, k) (k, m) -> (n, m). */
  dot(other: NDArray): NDArray {
    countOperation();
    return wrap(product('dot', NDArray.raw(this), rawOf('dot', 'the second operand', other)));
  }
  /** Changes this array: this += other. Every name of the array sees it. */
  iadd(other: NDArray | number): this {
    return inPlace('iadd', this, other, plus);
  }
  /** Changes this array: this -= other. Every name of the array sees it. */
  isub(other: NDArray | number): this {
    return inPlace('isub', this, other, minus);
  }
  /** Changes this array: this *= other. Every name of the array sees it. */
  imul(other: NDArray | number): this {
    return inPlace('imul', this, other, times);
  }
  /** Changes this array: this /= other. Every name of the array sees it. */
  idiv(other: NDArray | number): this {
    return inPlace('idiv', this, other, over);
  }
  /** The same elements in another shape, a copy. One entry may be -1. */
  reshape(shape: readonly number[]): NDArray {
    countOperation();
    return wrap(reshaped(NDArray.raw(this), shape));
  }

  /** Sum over all elements, or along an axis. `dZ.sum({ axis: 1, keepdims: true })` is (n, 1). */
  sum(): number;
  sum(options: AlongAxis): NDArray;
  sum(options: ReductionOptions = {}): NDArray | number {
    return reduction('sum', this, options);
  }
  /** Arithmetic mean. */
  mean(): number;
  mean(options: AlongAxis): NDArray;
  mean(options: ReductionOptions = {}): NDArray | number {
    return reduction('mean', this, options);
  }
  /** Standard deviation (divides by the number of elements). */
  std(): number;
  std(options: AlongAxis): NDArray;
  std(options: ReductionOptions = {}): NDArray | number {
    return reduction('std', this, options);
  }
  /** Largest element. */
  max(): number;
  max(options: AlongAxis): NDArray;
  max(options: ReductionOptions = {}): NDArray | number {
    return reduction('max', this, options);
  }
  /** Smallest element. */
  min(): number;
  min(options: AlongAxis): NDArray;
  min(options: ReductionOptions = {}): NDArray | number {
    return reduction('min', this, options);
  }
  /** Index of the largest element. */
  argmax(): number;
  argmax(options: AlongAxis): NDArray;
  argmax(options: ReductionOptions = {}): NDArray | number {
    return reduction('argmax', this, options);
  }
  /** 1 if any element is not 0, else 0. */
  any(): number;
  any(options: AlongAxis): NDArray;
  any(options: ReductionOptions = {}): NDArray | number {
    return reduction('any', this, options);
  }
  /** 1 if no element is 0, else 0. */
  all(): number;
  all(options: AlongAxis): NDArray;
  all(options: ReductionOptions = {}): NDArray | number {
    return reduction('all', this, options);
  }
}
freeze(NDArray.prototype);
freeze(NDArray);

/** Reduce along `axis`, or all elements with `keepdims: true`: the result is an array. */
export type AlongAxis =
  | { readonly axis: number; readonly keepdims?: boolean }
  | { readonly axis?: undefined; readonly keepdims: true };

const plus: Binary = (x, y) => x + y;
const minus: Binary = (x, y) => x - y;
const times: Binary = (x, y) => x * y;
const over: Binary = (x, y) => x / y;

/** An NDArray over a raw array that nobody else holds. */
export function wrap(raw: Raw): NDArray {
  return new NDArray(KEY, raw);
}

/** The raw array of an argument. @throws NumpyError that says what came instead */
export function rawOf(operation: string, role: string, value: unknown): Raw {
  if (!NDArray.is(value)) fail(operation, `${role} is ${describe(value)}; expected an NDArray`);
  return NDArray.raw(value);
}

/** The raw array of an argument that may also be a number. */
export function operandOf(operation: string, role: string, value: unknown): Raw {
  if (typeof value === 'number') return scalar(value);
  if (!NDArray.is(value)) fail(operation, `${role} is ${describe(value)}; expected an NDArray or a number`);
  return NDArray.raw(value);
}

/** An independent copy of an array. */
export function copyOf(array: unknown, operation: string): NDArray {
  countOperation();
  const raw = rawOf(operation, 'the operand', array);
  const out = allocate(operation, raw.shape);
  for (let i = 0; i < raw.data.length; i++) out.data[i] = raw.data[i] as number;
  return wrap(out);
}

function arithmetic(operation: string, array: NDArray, other: NDArray | number, f: Binary): NDArray {
  countOperation();
  return wrap(mapBinary(operation, NDArray.raw(array), operandOf(operation, 'the operand', other), f));
}

function inPlace<A extends NDArray>(operation: string, array: A, other: NDArray | number, f: Binary): A {
  countOperation();
  const own = NDArray.raw(array);
  mapBinary(operation, own, operandOf(operation, 'the operand', other), f, own);
  return array;
}

/** A reduction as students see it: a number, or an array where an axis or keepdims is asked for. */
export function reduction(name: ReductionName, array: unknown, options: ReductionOptions): NDArray | number {
  countOperation();
  if (typeof options !== 'object' || options === null)
    fail(name, `options are written as { axis: 1, keepdims: true }; got ${describe(options)}`);
  const result = reduce(name, rawOf(name, 'the operand', array), options);
  return typeof result === 'number' ? result : wrap(result);
}
