/**
 * Owns comparing the numbers of two tensors of the same shape.
 * Must not know names or where they stand in a result.
 */
import type { Tolerance } from '../catalog/exercise.ts';
import { type Failure, safeNumber } from '../protocol.ts';

/** Largest tensor for which errors are kept element by element. */
const MAX_MAP = 400;

/** Largest finite |x|, or 0. */
export function scaleOf(values: Float64Array): number {
  let scale = 0;
  for (const x of values) if (Number.isFinite(x)) scale = Math.max(scale, Math.abs(x));
  return scale;
}

/** Whether got is as good as expected: NaN for NaN, the same infinity, or within the tolerance (see catalog/exercise.ts). */
export function isClose(expected: number, got: number, tolerance: Tolerance, scale: number): boolean {
  if (Object.is(expected, got) || expected === got) return true;
  if (!Number.isFinite(expected) || !Number.isFinite(got)) return false;
  return (
    Math.abs(got - expected) <= tolerance.relative * Math.max(Math.abs(expected), scale / 1_000) + tolerance.absolute
  );
}

/** Position of element `at` in a shape. */
function indexOf(at: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = at;
  for (let d = shape.length - 1; d >= 0; d--) {
    const n = shape[d] as number;
    index.unshift(rest % n);
    rest = Math.floor(rest / n);
  }
  return index;
}

/** How far apart two numbers are; 0 where both are the same infinity or NaN. */
const apart = (expected: number, got: number): number => (Object.is(expected, got) ? 0 : Math.abs(got - expected));

/** The differing numbers of two tensors, or undefined when all are close. */
export function differenceOf(
  expected: Float64Array,
  got: Float64Array,
  shape: readonly number[],
  tolerance: Tolerance,
): Partial<Failure> | undefined {
  const scale = scaleOf(expected);
  let first = -1;
  let differing = 0;
  let maxAbsolute = 0;
  let maxRelative = 0;
  expected.forEach((x, i) => {
    const y = got[i] as number;
    if (isClose(x, y, tolerance, scale)) return;
    if (first < 0) first = i;
    differing += 1;
    const difference = apart(x, y);
    // NaN compares false with everything, so it is the largest error by definition.
    maxAbsolute =
      Number.isNaN(difference) || Number.isNaN(maxAbsolute) ? Number.NaN : Math.max(maxAbsolute, difference);
    const relative = difference / Math.abs(x);
    maxRelative = Number.isNaN(relative) || Number.isNaN(maxRelative) ? Number.NaN : Math.max(maxRelative, relative);
  });
  if (first < 0) return undefined;
  const [rows, columns] = shape;
  const mapped = shape.length === 2 && expected.length <= MAX_MAP && rows !== undefined && columns !== undefined;
  return {
    firstDifference: {
      index: indexOf(first, shape),
      expected: safeNumber(expected[first] as number),
      got: safeNumber(got[first] as number),
    },
    maxAbsoluteError: safeNumber(maxAbsolute),
    maxRelativeError: safeNumber(maxRelative),
    differingElements: differing,
    totalElements: expected.length,
    ...(mapped && {
      errorMap: { rows, columns, differences: Array.from(expected, (x, i) => safeNumber(apart(x, got[i] as number))) },
    }),
  };
}
