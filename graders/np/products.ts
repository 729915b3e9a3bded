/**
 * Owns matrix products.
 * Must not know NDArrays. The loop works on tiles of two rows by four columns, whose eight sums stay in registers, over
 * blocks of the inner dimension; four columns of the right operand are packed side by side, so that the inner loop reads
 * memory in order. Idea: Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008).
 */
import { fail, shapeText } from './errors.ts';
import { allocate, type Raw } from './raw.ts';

const { min } = Math;
const F64 = Float64Array;

/** Length of a block of the inner dimension: the packed columns (8 KB) and two rows (4 KB) fit the first-level cache. */
const BLOCK = 256;
const packed = new F64(BLOCK * 4);

/** Copies four columns from `start` on, `count` rows of them, into `packed`. */
function packColumns(b: Float64Array, start: number, m: number, count: number): void {
  for (let p = 0, q = 0, s = start; p < count; p++, q += 4, s += m) {
    packed[q] = b[s] as number;
    packed[q + 1] = b[s + 1] as number;
    packed[q + 2] = b[s + 2] as number;
    packed[q + 3] = b[s + 3] as number;
  }
}

/** c[o .. o+3] += the row of a from r (count long) times the packed columns. */
function oneRow(a: Float64Array, r: number, count: number, c: Float64Array, o: number): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let p = 0, q = 0; p < count; p++, q += 4) {
    const x = a[r + p] as number;
    s0 += x * (packed[q] as number);
    s1 += x * (packed[q + 1] as number);
    s2 += x * (packed[q + 2] as number);
    s3 += x * (packed[q + 3] as number);
  }
  c[o] = (c[o] as number) + s0;
  c[o + 1] = (c[o + 1] as number) + s1;
  c[o + 2] = (c[o + 2] as number) + s2;
  c[o + 3] = (c[o + 3] as number) + s3;
}

/** As oneRow, for the rows from r and r + k at once. */
function twoRows(a: Float64Array, r: number, k: number, count: number, c: Float64Array, o: number, m: number): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t0 = 0;
  let t1 = 0;
  let t2 = 0;
  let t3 = 0;
  for (let p = 0, q = 0; p < count; p++, q += 4) {
    const x = a[r + p] as number;
    const z = a[r + k + p] as number;
    const y0 = packed[q] as number;
    const y1 = packed[q + 1] as number;
    const y2 = packed[q + 2] as number;
    const y3 = packed[q + 3] as number;
    s0 += x * y0;
    s1 += x * y1;
    s2 += x * y2;
    s3 += x * y3;
    t0 += z * y0;
    t1 += z * y1;
    t2 += z * y2;
    t3 += z * y3;
  }
  c[o] = (c[o] as number) + s0;
  c[o + 1] = (c[o + 1] as number) + s1;
  c[o + 2] = (c[o + 2] as number) + s2;
  c[o + 3] = (c[o + 3] as number) + s3;
  c[o + m] = (c[o + m] as number) + t0;
  c[o + m + 1] = (c[o + m + 1] as number) + t1;
  c[o + m + 2] = (c[o + m + 2] as number) + t2;
  c[o + m + 3] = (c[o + m + 3] as number) + t3;
}

/** c (n, m) += a (n, k) b (k, m); c starts at zero. */
function multiplyInto(a: Float64Array, b: Float64Array, c: Float64Array, n: number, k: number, m: number): void {
  const even = n - (n % 2);
  const wide = m - (m % 4);
  for (let from = 0; from < k; from += BLOCK) {
    const count = min(BLOCK, k - from);
    for (let j = 0; j < wide; j += 4) {
      packColumns(b, from * m + j, m, count);
      for (let i = 0; i < even; i += 2) twoRows(a, i * k + from, k, count, c, i * m + j, m);
      if (even < n) oneRow(a, even * k + from, count, c, even * m + j);
    }
    for (let j = wide; j < m; j++)
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let p = from; p < from + count; p++) sum += (a[i * k + p] as number) * (b[p * m + j] as number);
        c[i * m + j] = (c[i * m + j] as number) + sum;
      }
  }
}

/** Matrix product of 1-D and 2-D arrays as np.dot: a 1-D operand counts as a row on the left, as a column on the right. */
export function product(operation: string, a: Raw, b: Raw): Raw {
  const p = a.shape;
  const q = b.shape;
  const both = `${shapeText(p)} and ${shapeText(q)}`;
  if (p.length === 0 || q.length === 0)
    fail(operation, `${both}: a single number has no rows and columns; use multiply`);
  if (p.length > 2 || q.length > 2)
    fail(operation, `${both}: only arrays with one or two dimensions are multiplied here`);
  const n = p.length === 2 ? (p[0] as number) : 1;
  const k = p[p.length - 1] as number;
  const m = q.length === 2 ? (q[1] as number) : 1;
  const rows = q[0] as number;
  if (k !== rows)
    fail(operation, `${both} do not align: ${k} (columns of the left) is not ${rows} (rows of the right)`);
  const shape: number[] = [];
  if (p.length === 2) shape[0] = n;
  if (q.length === 2) shape[shape.length] = m;
  const out = allocate(operation, shape);
  multiplyInto(a.data, b.data, out.data, n, k, m);
  return out;
}
