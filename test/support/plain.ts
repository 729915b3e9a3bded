/**
 * Owns writing plain values in tests: lists of lists become tensors, {tuple} tuples, {dict} dicts.
 */
import type { PlainNode, PlainValue } from '../../graders/plain-value.ts';

export type Written =
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly number[]
  | readonly (readonly number[])[]
  | { readonly tuple: readonly Written[] }
  | { readonly dict: Readonly<Record<string, Written>> }
  | { readonly list: readonly number[] }
  | { readonly other: string };

/** The plain value of a written one: [[1, 2]] is a tensor (1, 2), [1, 2] one of rank 1, {list} a plain list of numbers. */
export function plain(written: Written): PlainValue {
  const numbers: number[] = [];
  const put = (...list: number[]): number => numbers.push(...list) - list.length;
  const node = (part: Written): PlainNode => {
    if (typeof part === 'number') return { kind: 'number', offset: put(part) };
    if (typeof part === 'string') return { kind: 'string', value: part };
    if (typeof part === 'boolean') return { kind: 'boolean', value: part };
    if (part === null) return { kind: 'null' };
    if (part === undefined) return { kind: 'undefined' };
    if (Array.isArray(part)) {
      const rows = part as readonly (number | readonly number[])[];
      const [first] = rows;
      const shape = Array.isArray(first) ? [rows.length, first.length] : [rows.length];
      return { kind: 'tensor', shape, offset: put(...(rows.flat() as number[])) };
    }
    if ('tuple' in part) return { kind: 'array', items: part.tuple.map(node) };
    if ('list' in part) return { kind: 'array', items: part.list.map(node) };
    if ('dict' in part)
      return { kind: 'object', keys: Object.keys(part.dict), items: Object.values(part.dict).map(node) };
    return { kind: 'other', name: (part as { other: string }).other };
  };
  const root = node(written);
  return { root, data: Float64Array.from(numbers) };
}
