/**
 * The second door of np, for trusted code only: it gets at the numbers of an array and at the state of a run.
 * Student code must never see it.
 */
import { counters, resetCounters } from './counting.ts';
import { NumpyError } from './errors.ts';
import { NDArray, wrap } from './ndarray.ts';
import { printArray } from './printing.ts';
import { resetRandom } from './random/random.ts';

export { counters };

/** Whether a value is a real NDArray; a look-alike, a proxy or a changed prototype does not deceive it. */
export const isNDArray: (value: unknown) => value is NDArray = NDArray.is;

/** The live numbers of an array, row-major. */
export function dataOf(array: NDArray): Float64Array {
  return NDArray.raw(array).data;
}

/** The shape of an array, whatever student code did to its prototype. */
export function shapeOf(array: NDArray): readonly number[] {
  return NDArray.raw(array).shape;
}

/** An array over numbers that nobody else holds. */
export function fromData(data: Float64Array, shape: readonly number[]): NDArray {
  return wrap({ data, shape });
}

/** Puts the random stream and the counts to their start; called before each run. */
export function resetRun(): void {
  resetRandom();
  resetCounters();
}

/** The np operation that threw an error, or undefined when np did not throw it. */
export const numpyOperationOf: (error: unknown) => string | undefined = NumpyError.operationOf;

/** Text of an array as NumPy prints it. */
export function print(array: NDArray): string {
  return printArray(NDArray.raw(array));
}
