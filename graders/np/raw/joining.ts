/**
 * Owns joining arrays along an axis. Gives copies.
 * Must not know NDArrays.
 */
import { fail, type Operation, shapeText } from '../errors.ts';
import { listOf } from '../primordials.ts';
import { allocate, normaliseAxis, type Raw } from './raw.ts';

/** Arrays joined along an axis; all other dimensions must agree. */
export function joined(operation: Operation, parts: readonly Raw[], axis: unknown): Raw {
  if (parts.length === 0) fail(operation, 'needs at least one array');
  const first = parts[0] as Raw;
  const rank = first.shape.length;
  if (rank === 0) fail(operation, 'single numbers, arrays of shape (), cannot be joined; use np.array([...])');
  const along = normaliseAxis(operation, axis, rank);
  let total = 0;
  for (let p = 0; p < parts.length; p++) {
    const { shape } = parts[p] as Raw;
    let fits = shape.length === rank;
    for (let i = 0; i < shape.length; i++) if (i !== along && shape[i] !== first.shape[i]) fits = false;
    if (!fits)
      fail(
        operation,
        `${shapeText(first.shape)} and ${shapeText(shape)} do not fit together: all dimensions but ${along} must be equal`,
      );
    total += shape[along] as number;
  }
  const out = allocate(
    operation,
    listOf(rank, (i) => (i === along ? total : (first.shape[i] as number))),
  );
  let outer = 1;
  let inner = 1;
  for (let i = 0; i < along; i++) outer *= first.shape[i] as number;
  for (let i = along + 1; i < rank; i++) inner *= first.shape[i] as number;
  let before = 0;
  for (let p = 0; p < parts.length; p++) {
    const { data, shape } = parts[p] as Raw;
    const run = (shape[along] as number) * inner;
    for (let i = 0; i < outer; i++)
      for (let j = 0; j < run; j++) out.data[i * total * inner + before + j] = data[i * run + j] as number;
    before += run;
  }
  return out;
}
