/**
 * Owns the raw form of an array inside np: its numbers and its shape.
 * Must not be seen by student code, which gets NDArrays only.
 */
import { fail, shapeText } from './errors.ts';

/** Row-major numbers and a shape; data.length is the product of the shape. */
export interface Raw {
  readonly data: Float64Array;
  readonly shape: readonly number[];
}

const F64 = Float64Array;
const { isInteger } = Number;
const { isArray } = Array;

/** Most elements of an array: 2^27, one gigabyte. */
const MAX_SIZE = 134_217_728;

/** Number of elements of a shape. @throws NumpyError for what is no shape, or a shape that is too large */
export function sizeOfShape(operation: string, shape: readonly number[]): number {
  if (!isArray(shape)) fail(operation, `a shape is a list such as [3, 4]; got ${describe(shape)}`);
  let size = 1;
  for (let i = 0; i < shape.length; i++) {
    const n = shape[i];
    if (typeof n !== 'number' || !isInteger(n) || n < 0)
      fail(operation, `a shape consists of whole numbers from 0; entry ${i} is ${describe(n)}`);
    size *= n;
  }
  if (size > MAX_SIZE)
    fail(operation, `an array of shape ${shapeText(shape)} is too large: ${MAX_SIZE} elements is the limit`);
  return size;
}

/** A new zeroed array. */
export function allocate(operation: string, shape: readonly number[]): Raw {
  const size = sizeOfShape(operation, shape);
  const own: number[] = [];
  for (let i = 0; i < shape.length; i++) own[i] = shape[i] as number;
  return { data: new F64(size), shape: own };
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
export function normaliseAxis(operation: string, axis: number, rank: number): number {
  if (typeof axis !== 'number' || !isInteger(axis) || axis < -rank || axis >= rank)
    fail(
      operation,
      `axis ${describe(axis)} does not exist in an array with ${rank} ${rank === 1 ? 'dimension' : 'dimensions'}`,
    );
  return axis < 0 ? axis + rank : axis;
}
