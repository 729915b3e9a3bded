/**
 * Owns what usually leads to a result of the wrong kind.
 * Must not read numbers.
 */
import { type PlainNode, sizeOf } from '../plain-value.ts';
import type { Sentences } from './words/en.ts';

type Words = Sentences['type'];

/** What came in place of a number. */
function forNumber(came: PlainNode, words: Words): string | undefined {
  if (came.kind !== 'tensor') return undefined;
  if (sizeOf(came.shape) === 1) return words.item;
  const [rows, columns] = came.shape;
  return came.shape.length === 2 && rows === columns ? words.square : words.sumAll;
}

/** What came in place of an array. */
function forTensor(came: PlainNode, words: Words): string | undefined {
  switch (came.kind) {
    case 'number':
      return words.sumAxis;
    case 'array':
      return came.items.some(({ kind }) => kind === 'tensor') ? words.unwrap : words.fromList;
    case 'boolean':
      return words.compareWithNp;
    case 'other':
      return came.name === 'Float64Array' ? words.fromList : undefined;
    default:
      return undefined;
  }
}

/** What came in place of a list. `names` are those of its parts, where they have names. */
function forList(
  wanted: Extract<PlainNode, { kind: 'array' }>,
  came: PlainNode,
  names: string,
  words: Words,
): string | undefined {
  if (wanted.items.every(({ kind }) => kind === 'number')) {
    if (came.kind === 'tensor') return words.pushNumbers;
    return came.kind === 'array' && came.items.some(({ kind }) => kind === 'tensor') ? words.pushItems : undefined;
  }
  return came.kind === 'array' || came.kind === 'tensor' || came.kind === 'object'
    ? words.tuple({ names, sameKind: came.kind === 'array' })
    : undefined;
}

/** Where to look when `came` is of another kind than `wanted`. `whole`: it is the whole result that differs. */
export function typeHint(
  wanted: PlainNode | undefined,
  came: PlainNode | undefined,
  { whole, names }: { readonly whole: boolean; readonly names: string },
  words: Words,
): string | undefined {
  if (came === undefined || came.kind === 'undefined') return whole ? words.noReturn : words.notAssigned;
  if (came.kind === 'other' && came.name === 'Promise') return words.promise;
  if (came.kind === 'other' && came.name === 'function') return words.functionItself;
  switch (wanted?.kind) {
    case 'number':
      return forNumber(came, words);
    case 'tensor':
      return forTensor(came, words);
    case 'array':
      return forList(wanted, came, names, words);
    case 'object':
      return words.plainObject;
    default:
      return undefined;
  }
}
