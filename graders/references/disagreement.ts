/**
 * Owns measuring how far the two references are apart.
 * Must not decide what is acceptable: each exercise states that.
 */
import { sameKeys } from '../comparators/dict-keys.ts';
import { type PlainNode, type PlainValue, sizeOf } from '../plain-value.ts';

/** Largest |a - b| of two runs of numbers, relative to the largest |a| (absolute when all are 0). */
function relativeToScale(a: Float64Array, b: Float64Array): number {
  let scale = 0;
  let difference = 0;
  for (const [i, x] of a.entries()) {
    const y = b[i] as number;
    if (Number.isFinite(x)) scale = Math.max(scale, Math.abs(x));
    if (Object.is(x, y) || x === y) continue;
    if (!Number.isFinite(x) || !Number.isFinite(y)) return Number.POSITIVE_INFINITY;
    difference = Math.max(difference, Math.abs(x - y));
  }
  return scale === 0 ? difference : difference / scale;
}

/** Largest disagreement over all parts of a value; Infinity where structure or shape differ. */
export function disagreement(one: PlainValue, other: PlainValue): number {
  const numbers = (value: PlainValue, offset: number, size: number): Float64Array =>
    value.data.subarray(offset, offset + size);
  const walk = (a: PlainNode, b: PlainNode): number => {
    if (a.kind === 'tensor' && b.kind === 'tensor') {
      if (a.shape.join() !== b.shape.join()) return Number.POSITIVE_INFINITY;
      const size = sizeOf(a.shape);
      return relativeToScale(numbers(one, a.offset, size), numbers(other, b.offset, size));
    }
    // A reference in tfjs may return a scalar as a 0-d tensor.
    if (a.kind === 'number' && (b.kind === 'number' || (b.kind === 'tensor' && b.shape.length === 0)))
      return relativeToScale(numbers(one, a.offset, 1), numbers(other, b.offset, 1));
    if (a.kind === 'array' && b.kind === 'array' && a.items.length === b.items.length)
      return Math.max(0, ...a.items.map((item, i) => walk(item, b.items[i] as PlainNode)));
    if (a.kind === 'object' && b.kind === 'object' && sameKeys(a.keys, b.keys))
      return Math.max(
        0,
        ...a.keys.map((key, i) => walk(a.items[i] as PlainNode, b.items[b.keys.indexOf(key)] as PlainNode)),
      );
    return JSON.stringify(a) === JSON.stringify(b) ? 0 : Number.POSITIVE_INFINITY;
  };
  return walk(one.root, other.root);
}
