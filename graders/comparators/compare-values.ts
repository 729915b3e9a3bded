/**
 * Owns comparing what a function returned with what was expected: kinds, dict keys, shapes, numbers.
 * Must not put anything into words. Of several problems the most severe is reported (kind and keys, then shape, then
 * values), among equals the first in the order of the result.
 */
import type { ResultNaming, Tolerance } from '../catalog/exercise.ts';
import { type PlainNode, type PlainValue, sizeOf, type TensorNode } from '../plain-value.ts';
import type { Failure } from '../protocol.ts';
import { sameKeys } from './dict-keys.ts';
import { entryOf, itemOf, type NamedPart, shapeInSymbols, spoken, wholeResult } from './naming.ts';
import { differenceOf } from './tensors.ts';

export interface CompareOptions {
  readonly naming: ResultNaming;
  readonly tolerance: Tolerance;
  /** Shapes in symbols by name pattern. */
  readonly shapes: Readonly<Record<string, string>>;
}

type ListNode = Extract<PlainNode, { kind: 'array' }>;
type DictNode = Extract<PlainNode, { kind: 'object' }>;

const SEVERITY: Partial<Record<Failure['category'], number>> = { type: 3, keys: 3, shape: 2, values: 1 };

/** A list of numbers such as `costs`, as one run of numbers; undefined for any other node. */
function numbersOf(node: PlainNode, data: Float64Array): Float64Array | undefined {
  if (node.kind !== 'array' || !node.items.every((item) => item.kind === 'number')) return undefined;
  return Float64Array.from(node.items, (item) => (item.kind === 'number' ? (data[item.offset] as number) : Number.NaN));
}

/** The first and most severe difference, or undefined when all is as expected. */
export function compareValues(expected: PlainValue, got: PlainValue, options: CompareOptions): Failure | undefined {
  const { tolerance, shapes } = options;
  let worst: Failure | undefined;
  const report = (failure: Failure): void => {
    if ((SEVERITY[failure.category] ?? 0) > (worst ? (SEVERITY[worst.category] ?? 0) : 0)) worst = failure;
  };
  const symbols = (part: NamedPart) => {
    const shapeText = shapeInSymbols(part.name, shapes);
    return shapeText === undefined ? {} : { shapeInSymbols: shapeText };
  };
  const compareNumbers = (x: Float64Array, y: Float64Array, shape: readonly number[], part: NamedPart): void => {
    const difference = differenceOf(x, y, shape, tolerance);
    if (difference !== undefined)
      report({
        category: 'values',
        tensor: spoken(part),
        expectedShape: [...shape],
        gotShape: [...shape],
        ...symbols(part),
        ...difference,
      });
  };
  const walkTensor = (a: TensorNode, b: PlainNode, part: NamedPart): void => {
    const named = { tensor: spoken(part), ...symbols(part) };
    if (b.kind !== 'tensor') report({ category: 'type', ...named });
    else if (a.shape.join() !== b.shape.join())
      report({ category: 'shape', expectedShape: [...a.shape], gotShape: [...b.shape], ...named });
    else {
      const size = sizeOf(a.shape);
      const wanted = expected.data.subarray(a.offset, a.offset + size);
      compareNumbers(wanted, got.data.subarray(b.offset, b.offset + size), a.shape, part);
    }
  };
  const walkList = (a: ListNode, b: PlainNode, part: NamedPart): void => {
    const named = { tensor: spoken(part), ...symbols(part) };
    const wanted = part.below?.items ? undefined : numbersOf(a, expected.data);
    if (b.kind !== 'array') report({ category: 'type', ...named });
    else if (wanted !== undefined) {
      const numbers = numbersOf(b, got.data);
      if (numbers === undefined) report({ category: 'type', ...named });
      else if (numbers.length !== wanted.length)
        report({ category: 'shape', expectedShape: [wanted.length], gotShape: [numbers.length], ...named });
      else compareNumbers(wanted, numbers, [wanted.length], part);
    } else if (a.items.length !== b.items.length) report({ category: 'type', ...named });
    else a.items.forEach((item, i) => void walk(item, b.items[i] as PlainNode, itemOf(part, i)));
  };
  const walkDict = (a: DictNode, b: PlainNode, part: NamedPart): void => {
    if (b.kind !== 'object') {
      report({ category: 'type', tensor: spoken(part) });
      return;
    }
    if (!sameKeys(a.keys, b.keys)) report({ category: 'keys', tensor: spoken(part) });
    a.keys.forEach((key, i) => {
      const at = b.keys.indexOf(key);
      if (at >= 0) walk(a.items[i] as PlainNode, b.items[at] as PlainNode, entryOf(part, key));
    });
  };
  const walk = (a: PlainNode, b: PlainNode, part: NamedPart): void => {
    if (a.kind === 'tensor') walkTensor(a, b, part);
    else if (a.kind === 'array') walkList(a, b, part);
    else if (a.kind === 'object') walkDict(a, b, part);
    else if (a.kind === 'number' && b.kind === 'number') {
      const wanted = expected.data.subarray(a.offset, a.offset + 1);
      compareNumbers(wanted, got.data.subarray(b.offset, b.offset + 1), [], part);
    } else if (a.kind !== b.kind) report({ category: 'type', tensor: spoken(part), ...symbols(part) });
    else if (JSON.stringify(a) !== JSON.stringify(b)) report({ category: 'values', tensor: spoken(part) });
  };
  walk(expected.root, got.root, wholeResult(options.naming));
  return worst;
}
