/**
 * Owns finding a part of a value by its name, and all tensors of a value with their names.
 * Must not compare or explain.
 */
import type { ResultNaming } from '../catalog/exercise.ts';
import { entryOf, itemOf, type NamedPart, spoken, wholeResult } from '../comparators/naming.ts';
import { type PlainNode, type PlainValue, sizeOf } from '../plain-value.ts';

/** A tensor with its numbers. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly numbers: Float64Array;
}

/** Calls `visit` for every part of a value, outside in. */
function walk(node: PlainNode, part: NamedPart, visit: (node: PlainNode, name: string) => void): void {
  visit(node, spoken(part));
  if (node.kind === 'array') node.items.forEach((item, i) => void walk(item, itemOf(part, i), visit));
  if (node.kind === 'object')
    node.keys.forEach((key, i) => void walk(node.items[i] as PlainNode, entryOf(part, key), visit));
}

/** The node of the part called `name`. */
export function partNamed(value: PlainValue, naming: ResultNaming, name: string): PlainNode | undefined {
  let found: PlainNode | undefined;
  walk(value.root, wholeResult(naming), (node, candidate) => {
    if (found === undefined && candidate === name) found = node;
  });
  return found;
}

/** The tensor of a node; lists of numbers count as tensors of rank 1, numbers as rank 0. */
export function tensorOf(node: PlainNode | undefined, data: Float64Array): Tensor | undefined {
  if (node?.kind === 'tensor')
    return { shape: node.shape, numbers: data.subarray(node.offset, node.offset + sizeOf(node.shape)) };
  if (node?.kind === 'number') return { shape: [], numbers: data.subarray(node.offset, node.offset + 1) };
  if (node?.kind === 'array' && node.items.every((item) => item.kind === 'number'))
    return {
      shape: [node.items.length],
      numbers: Float64Array.from(node.items, (item) =>
        item.kind === 'number' ? (data[item.offset] as number) : Number.NaN,
      ),
    };
  return undefined;
}

/** All tensors of the arguments, with names such as `A_prev` or `parameters.W1`. */
export function inputTensors(
  inputs: readonly PlainValue[],
  parameters: readonly string[],
): { readonly name: string; readonly tensor: Tensor }[] {
  const found: { name: string; tensor: Tensor }[] = [];
  inputs.forEach((input, i) => {
    walk(input.root, { name: parameters[i] ?? `argument ${i + 1}`, below: undefined }, (node, name) => {
      const tensor = node.kind === 'tensor' ? tensorOf(node, input.data) : undefined;
      if (tensor !== undefined) found.push({ name, tensor });
    });
  });
  return found;
}

/** Text of a shape as Python prints a tuple. */
export const shapeText = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;

/** The last word of a name: `dW2` of `grads.dW2`. */
export const lastWord = (name: string): string => name.split('.').at(-1) ?? name;
