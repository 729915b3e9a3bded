/**
 * Owns finding the first place where two plain values are not identical, bit for bit (NaN equals NaN).
 * Must not know what the values mean.
 */
import { type PlainNode, type PlainValue, sizeOf } from '../plain-value.ts';
import { sameKeys } from './dict-keys.ts';
import { entryOf, itemOf, type NamedPart, spoken } from './naming.ts';

/** Name of the first part that differs, or undefined when the values are identical. */
export function firstChange(one: PlainValue, other: PlainValue, part: NamedPart): string | undefined {
  const walk = (a: PlainNode, b: PlainNode, at: NamedPart): string | undefined => {
    if (a.kind === 'tensor' && b.kind === 'tensor') {
      if (a.shape.join() !== b.shape.join()) return spoken(at);
      for (let i = 0; i < sizeOf(a.shape); i++)
        if (!Object.is(one.data[a.offset + i], other.data[b.offset + i])) return spoken(at);
      return undefined;
    }
    if (a.kind === 'number' && b.kind === 'number')
      return Object.is(one.data[a.offset], other.data[b.offset]) ? undefined : spoken(at);
    if (a.kind === 'array' && b.kind === 'array') {
      if (a.items.length !== b.items.length) return spoken(at);
      for (let i = 0; i < a.items.length; i++) {
        const changed = walk(a.items[i] as PlainNode, b.items[i] as PlainNode, itemOf(at, i));
        if (changed !== undefined) return changed;
      }
      return undefined;
    }
    if (a.kind === 'object' && b.kind === 'object') {
      if (!sameKeys(a.keys, b.keys)) return spoken(at);
      for (let i = 0; i < a.keys.length; i++) {
        const key = a.keys[i] as string;
        const changed = walk(a.items[i] as PlainNode, b.items[b.keys.indexOf(key)] as PlainNode, entryOf(at, key));
        if (changed !== undefined) return changed;
      }
      return undefined;
    }
    return JSON.stringify(a) === JSON.stringify(b) ? undefined : spoken(at);
  };
  return walk(one.root, other.root, part);
}
