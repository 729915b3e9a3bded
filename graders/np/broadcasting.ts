/**
 * Owns NumPy's broadcasting: shapes are aligned at their ends, and a dimension of size 1 stretches.
 * Must not know what is computed. Rules: NumPy user guide, "Broadcasting".
 */
import { fail, shapeText } from './errors.ts';
import { allocate, type Raw } from './raw.ts';

const { max } = Math;

/** The shape two shapes broadcast to. @throws NumpyError that names both shapes and the dimension at fault */
export function broadcastShapes(operation: string, a: readonly number[], b: readonly number[]): number[] {
  const rank = max(a.length, b.length);
  const shape: number[] = [];
  for (let i = 0; i < rank; i++) {
    const p = a[a.length - rank + i] ?? 1;
    const q = b[b.length - rank + i] ?? 1;
    if (p !== q && p !== 1 && q !== 1)
      fail(
        operation,
        `${shapeText(a)} and ${shapeText(b)} do not broadcast: in dimension ${i} the sizes are ${p} and ${q}; they must be equal, or one of them 1`,
      );
    shape[i] = p === 1 ? q : p;
  }
  return shape;
}

/** Steps through `from` for each dimension of `shape`: 0 where `from` stretches. */
function stepsOver(shape: readonly number[], from: readonly number[]): number[] {
  const steps: number[] = [];
  let step = 1;
  for (let i = shape.length - 1, j = from.length - 1; i >= 0; i--, j--) {
    const n = from[j] ?? 1;
    steps[i] = n === 1 ? 0 : step;
    step *= n;
  }
  return steps;
}

const sameShape = (a: readonly number[], b: readonly number[]): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

/** A real function of two numbers. */
export type Binary = (x: number, y: number) => number;

/** f over two arrays or numbers, broadcast; `into` receives the result where it is given (in-place forms). */
export function mapBinary(operation: string, a: Raw, b: Raw, f: Binary, into?: Raw): Raw {
  const shape =
    into === undefined || !sameShape(a.shape, b.shape) ? broadcastShapes(operation, a.shape, b.shape) : a.shape;
  if (into !== undefined && !sameShape(shape, into.shape))
    fail(
      operation,
      `the result would have shape ${shapeText(shape)}, which does not fit in place into ${shapeText(into.shape)}`,
    );
  const out = into ?? allocate(operation, shape);
  const [x, y, z] = [a.data, b.data, out.data];
  const size = z.length;
  if (sameShape(a.shape, b.shape)) {
    for (let i = 0; i < size; i++) z[i] = f(x[i] as number, y[i] as number);
  } else if (y.length === 1) {
    const q = y[0] as number;
    for (let i = 0; i < size; i++) z[i] = f(x[i] as number, q);
  } else if (x.length === 1) {
    const p = x[0] as number;
    for (let i = 0; i < size; i++) z[i] = f(p, y[i] as number);
  } else {
    mapStretched(shape, a, b, f, z);
  }
  return out;
}

/** The general case: walks the outer dimensions with counters and the last one in a plain loop. */
function mapStretched(shape: readonly number[], a: Raw, b: Raw, f: Binary, z: Float64Array): void {
  const rank = shape.length;
  const last = shape[rank - 1] as number;
  const p = stepsOver(shape, a.shape);
  const q = stepsOver(shape, b.shape);
  const [dp, dq] = [p[rank - 1] as number, q[rank - 1] as number];
  const at: number[] = [];
  for (let d = 0; d < rank; d++) at[d] = 0;
  for (let start = 0; start < z.length; start += last) {
    let i = 0;
    let j = 0;
    for (let d = 0; d < rank - 1; d++) {
      i += (at[d] as number) * (p[d] as number);
      j += (at[d] as number) * (q[d] as number);
    }
    for (let k = 0; k < last; k++) z[start + k] = f(a.data[i + k * dp] as number, b.data[j + k * dq] as number);
    for (let d = rank - 2; d >= 0; d--) {
      at[d] = (at[d] as number) + 1;
      if ((at[d] as number) < (shape[d] as number)) break;
      at[d] = 0;
    }
  }
}

/** A number as an array of rank 0, so that it broadcasts with anything. */
export function scalar(value: number): Raw {
  const data = new Float64Array(1);
  data[0] = value;
  return { data, shape: [] };
}
