/**
 * Owns NumPy's broadcasting: shapes are aligned at their ends, and a dimension of size 1 stretches.
 * Must not know what is computed. Rules: NumPy user guide, "Broadcasting".
 */
import { fail, type Operation, shapeText } from '../errors.ts';
import { I32, listOf, max } from '../primordials.ts';
import { type BinaryLoop, first } from './loops.ts';
import { allocate, type Raw, sameShape } from './raw.ts';

/** Size of a dimension; dimensions that are missing at the front count as 1. */
const sizeAt = (shape: readonly number[], i: number): number => (i < 0 ? 1 : (shape[i] as number));

/** The shape two shapes broadcast to. @throws NumpyError that names both shapes and the dimension at fault */
export function broadcastShapes(operation: Operation, a: readonly number[], b: readonly number[]): readonly number[] {
  const rank = max(a.length, b.length);
  return listOf(rank, (i) => {
    const p = sizeAt(a, a.length - rank + i);
    const q = sizeAt(b, b.length - rank + i);
    if (p !== q && p !== 1 && q !== 1)
      fail(
        operation,
        `${shapeText(a)} and ${shapeText(b)} do not broadcast: in dimension ${i} the sizes are ${p} and ${q}; they must be equal, or one of them 1`,
      );
    return p === 1 ? q : p;
  });
}

/** Applies a loop to two arrays, broadcast; `into` receives the result where it is given (in-place forms). */
export function applyLoop(operation: Operation, loop: BinaryLoop, a: Raw, b: Raw, into?: Raw): Raw {
  const alike = sameShape(a.shape, b.shape);
  const shape = alike ? a.shape : broadcastShapes(operation, a.shape, b.shape);
  if (into !== undefined && !sameShape(shape, into.shape))
    fail(
      operation,
      `the result would have shape ${shapeText(shape)}, which does not fit in place into ${shapeText(into.shape)}`,
    );
  const out = into ?? allocate(operation, shape);
  const one = b.size === 1;
  if (alike || one) loop(out.data, 0, out.size, a.data, 0, 1, b.data, 0, one ? 0 : 1);
  else if (a.size === 1) loop(out.data, 0, out.size, a.data, 0, 0, b.data, 0, 1);
  else applyStretched(loop, a, b, out);
  return out;
}

/** Steps through the numbers of `from` for each dimension of `shape`: 0 where `from` stretches. */
function stepsOver(shape: readonly number[], from: readonly number[]): Int32Array {
  const steps = new I32(shape.length);
  let step = 1;
  for (let i = shape.length - 1, j = from.length - 1; j >= 0; i--, j--) {
    const n = from[j] as number;
    steps[i] = n === 1 ? 0 : step;
    step *= n;
  }
  return steps;
}

/** The general case: counts through the outer dimensions and runs the loop along the last one. */
function applyStretched(loop: BinaryLoop, a: Raw, b: Raw, out: Raw): void {
  const { shape, size, data } = out;
  const last = shape.length - 1;
  const length = shape[last] as number;
  const p = stepsOver(shape, a.shape);
  const q = stepsOver(shape, b.shape);
  const at = new I32(shape.length);
  let i = 0;
  let j = 0;
  for (let k = 0; k < size; k += length) {
    loop(data, k, length, a.data, i, p[last] as number, b.data, j, q[last] as number);
    for (let d = last - 1; d >= 0; d--) {
      const n = shape[d] as number;
      const next = (at[d] as number) + 1;
      i += p[d] as number;
      j += q[d] as number;
      at[d] = next;
      if (next < n) break;
      i -= n * (p[d] as number);
      j -= n * (q[d] as number);
      at[d] = 0;
    }
  }
}

/** The numbers of an array stretched to a shape that it broadcasts to; its own, not a copy, where nothing stretches. */
export function stretch(operation: Operation, array: Raw, shape: readonly number[]): Float64Array {
  return sameShape(array.shape, shape)
    ? array.data
    : applyLoop(operation, first, array, allocate(operation, shape)).data;
}
