/**
 * The second door of np, for trusted code only: it gets at the numbers of an array and at the state of a run.
 * Student code must never see it.
 */
import { conversions, resetConversions } from './conversions.ts';
import { counters, resetCounters } from './counting.ts';
import { NumpyError, type Operation } from './errors.ts';
import { isNDArray, type NDArray, rawOfReal, wrap } from './ndarray.ts';
import { freeze, lengthOf } from './primordials.ts';
import { resetRandom } from './random/stream.ts';
import { printArray } from './raw/printing.ts';
import { parseShape, sizeOf } from './raw/raw.ts';

export { conversions, counters, isNDArray };

/** The live numbers of an array, row-major. @throws TypeError for what is no NDArray */
export function dataOf(array: NDArray): Float64Array {
  return rawOfReal(array).data;
}

/** The shape of an array, whatever student code did to its prototype. @throws TypeError for what is no NDArray */
export function shapeOf(array: NDArray): readonly number[] {
  return rawOfReal(array).shape;
}

/** An array over numbers that nobody else holds; `data` is not copied. @throws TypeError when its length does not fit */
export function fromData(data: Float64Array, shape: readonly number[]): NDArray {
  const own = parseShape('array', shape);
  const size = sizeOf(own);
  const length = lengthOf(data);
  if (length !== size) throw new TypeError(`${length} numbers do not fill an array of ${size} elements`);
  return wrap({ data, shape: freeze(own), size });
}

/** Puts the random stream, the counts and the conversions to their start; called before each run. */
export function resetRun(): void {
  resetRandom();
  resetCounters();
  resetConversions();
}

/** The np operation that threw an error, or undefined when np did not throw it. */
export const numpyOperationOf: (error: unknown) => Operation | undefined = NumpyError.operationOf;

/** Text of an array as NumPy prints it. */
export function print(array: NDArray): string {
  return printArray(rawOfReal(array));
}
