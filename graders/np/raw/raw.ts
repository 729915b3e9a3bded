/**
 * Owns the raw form of an array inside np: its numbers and its shape.
 * Must not be seen by student code, which gets NDArrays only.
 */
import { fail, type Operation, shapeText } from '../errors.ts';
import { F64, freeze, isArray, isInteger, isSafeInteger, listOf } from '../primordials.ts';

/** Row-major numbers and a frozen shape; size is the product of the shape and the length of data. */
export interface Raw {
  readonly data: Float64Array;
  readonly shape: readonly number[];
  readonly size: number;
}

/** Most elements of an array: 2^27, one gigabyte. */
const MAX_SIZE = 134_217_728;
/** Most dimensions of an array, as in NumPy 2. */
export const MAX_RANK = 64;

/** A checked copy of what student code gave as a shape. @throws NumpyError for what is no shape */
export function parseShape(operation: Operation, value: unknown): readonly number[] {
  if (!isArray(value)) fail(operation, `a shape is a list such as [3, 4]; got ${describe(value)}`);
  const rank = value.length;
  if (rank > MAX_RANK) fail(operation, `an array has at most ${MAX_RANK} dimensions; got ${rank}`);
  return listOf(rank, (i) => {
    const n: unknown = value[i];
    if (typeof n !== 'number' || !isSafeInteger(n) || n < 0)
      fail(operation, `a shape consists of whole numbers from 0; entry ${i} is ${describe(n)}`);
    return n === 0 ? 0 : n; // not -0
  });
}

/** Number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i] as number;
  return size;
}

/** A new array of zeros; `shape` belongs to it from now on. @throws NumpyError where it is too large */
export function allocate(operation: Operation, shape: readonly number[]): Raw {
  // Counted without the zeros: an empty array must not have more rows than anyone can walk along.
  let extent = 1;
  for (let i = 0; i < shape.length; i++) extent *= shape[i] || 1;
  const tooLarge = (limit: string): never =>
    fail(operation, `an array of shape ${shapeText(shape)} is too large: ${limit}`);
  if (extent > MAX_SIZE) tooLarge(`${MAX_SIZE} elements is the limit`);
  const size = sizeOf(shape);
  try {
    return { data: new F64(size), shape: freeze(shape), size };
  } catch {
    return tooLarge(`there is no memory for its ${size} elements`);
  }
}

/** A number as an array of rank 0, so that it broadcasts with anything. */
export function scalar(value: number): Raw {
  const data = new F64(1);
  data[0] = value;
  return { data, shape: freeze([]), size: 1 };
}

/** Whether two shapes are equal. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A few words on a value that is not what an operation expects. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'function') return 'a function';
  if (isArray(value)) return 'a plain JavaScript array; make an NDArray of it with np.array(...)';
  return typeof value === 'object' ? 'an object that is no NDArray' : `a ${typeof value}`;
}

/** Axis as an index from 0; negative axes count from the end. @throws NumpyError outside the rank */
export function normaliseAxis(operation: Operation, axis: unknown, rank: number): number {
  if (typeof axis !== 'number' || !isInteger(axis) || axis < -rank || axis >= rank)
    fail(
      operation,
      `axis ${describe(axis)} does not exist in an array with ${rank} ${rank === 1 ? 'dimension' : 'dimensions'}`,
    );
  return axis < 0 ? axis + rank : axis;
}
