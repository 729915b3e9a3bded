/**
 * Owns giving the same elements another shape or order: reshape, transpose, squeeze, expand_dims. All give copies.
 * Must not know NDArrays.
 */
import { fail, shapeText } from '../errors.ts';
import { copyInto, isArray, isInteger, listOf } from '../primordials.ts';
import { allocate, normaliseAxis, parseShape, type Raw, sizeOf } from './raw.ts';

/** The same elements in the same order, in a shape of the same size. */
function withShape(operation: 'copy' | 'expand_dims' | 'reshape' | 'squeeze', a: Raw, shape: readonly number[]): Raw {
  const out = allocate(operation, shape);
  copyInto(out.data, a.data);
  return out;
}

/** An independent copy. */
export const copied = (a: Raw): Raw => withShape('copy', a, a.shape);

/** The same elements in the same order; one entry of the shape may be -1 and follows from the others. */
export function reshaped(a: Raw, given: unknown): Raw {
  let open = -1;
  let wanted = given;
  if (isArray(given)) {
    const list: readonly unknown[] = listOf(given.length, (i) => given[i]);
    for (let i = 0; i < list.length; i++)
      if (list[i] === -1) {
        if (open >= 0) fail('reshape', 'only one entry of the shape may be -1');
        open = i;
      }
    wanted = listOf(list.length, (i) => (i === open ? 1 : list[i]));
  }
  const shape = parseShape('reshape', wanted);
  const known = sizeOf(shape);
  const rest = open < 0 ? 1 : a.size / known;
  if (!isInteger(rest) || known * rest !== a.size)
    fail(
      'reshape',
      `${shapeText(a.shape)} has ${a.size} elements, which do not fill the shape ${shapeText(given as number[])}`,
    );
  return withShape(
    'reshape',
    a,
    listOf(shape.length, (i) => (i === open ? rest : (shape[i] as number))),
  );
}

/** Rows of a matrix that are transposed together: what is read then fills whole lines of the cache when it is written. */
const STRIP = 8;

/** Axes in reverse order. */
export function transposed(a: Raw): Raw {
  const { data, shape, size } = a;
  const rank = shape.length;
  const out = allocate(
    'transpose',
    listOf(rank, (i) => shape[rank - 1 - i] as number),
  );
  if (rank === 2) {
    transposeMatrix(data, out.data, shape[0] as number, shape[1] as number);
    return out;
  }
  for (let at = 0; at < size; at++) {
    let rest = at;
    let to = 0;
    let step = size;
    // Digits of `at` in the old shape, last first, are the digits of the new place, first first.
    for (let d = rank - 1; d >= 0; d--) {
      const n = shape[d] as number;
      step /= n;
      to += (rest % n) * step;
      rest = (rest - (rest % n)) / n;
    }
    out.data[to] = data[at] as number;
  }
  return out;
}

function transposeMatrix(from: Float64Array, to: Float64Array, n: number, m: number): void {
  let i = 0;
  for (; i + STRIP <= n; i += STRIP)
    for (let j = 0, s = i * m, t = i; j < m; j++, s++, t += n) {
      to[t] = from[s] as number;
      to[t + 1] = from[s + m] as number;
      to[t + 2] = from[s + 2 * m] as number;
      to[t + 3] = from[s + 3 * m] as number;
      to[t + 4] = from[s + 4 * m] as number;
      to[t + 5] = from[s + 5 * m] as number;
      to[t + 6] = from[s + 6 * m] as number;
      to[t + 7] = from[s + 7 * m] as number;
    }
  for (; i < n; i++) for (let j = 0; j < m; j++) to[j * n + i] = from[i * m + j] as number;
}

/** Without dimensions of size 1: all of them, or the one at `axis`. */
export function squeezed(a: Raw, axis: number | undefined): Raw {
  const { shape } = a;
  const rank = shape.length;
  if (axis === undefined) {
    let kept = 0;
    for (let d = 0; d < rank; d++) if (shape[d] !== 1) kept += 1;
    let d = 0;
    return withShape(
      'squeeze',
      a,
      listOf(kept, () => {
        while (shape[d] === 1) d += 1;
        return shape[d++] as number;
      }),
    );
  }
  const only = normaliseAxis('squeeze', axis, rank);
  if (shape[only] !== 1)
    fail('squeeze', `axis ${axis} of shape ${shapeText(shape)} has size ${shape[only]}; only size 1 can be taken away`);
  return withShape(
    'squeeze',
    a,
    listOf(rank - 1, (d) => shape[d < only ? d : d + 1] as number),
  );
}

/** With a dimension of size 1 put in at `axis` of the result. */
export function expanded(a: Raw, axis: unknown): Raw {
  const { shape } = a;
  const at = normaliseAxis('expand_dims', axis, shape.length + 1);
  return withShape(
    'expand_dims',
    a,
    listOf(shape.length + 1, (i) => (i === at ? 1 : (shape[i < at ? i : i - 1] as number))),
  );
}
