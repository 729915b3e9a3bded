/**
 * Owns the rules of matrix products: which shapes align, and the shape of the result.
 * Must not know NDArrays or how the sums are formed.
 */
import { fail, type Operation, shapeText } from '../errors.ts';
import { allocate, type Raw } from './raw.ts';
import { addProduct } from './tiles.ts';

/** Product of 1-D and 2-D arrays as np.dot: a 1-D operand counts as a row on the left, as a column on the right. */
export function product(operation: Operation, a: Raw, b: Raw): Raw {
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
  const shape = p.length === 2 ? (q.length === 2 ? [n, m] : [n]) : q.length === 2 ? [m] : [];
  const out = allocate(operation, shape);
  addProduct(a.data, b.data, out.data, n, k, m);
  return out;
}
