/**
 * Owns the conversion between live values of the trusted side (NDArrays, tensors, numbers, dicts) and plain data.
 * Must not know cases or exercises.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import { dataOf, fromData, isNDArray, shapeOf } from '../np/internals.ts';
import { type PlainNode, type PlainValue, sizeOf } from '../plain-value.ts';
import type { Value } from './case.ts';

const isTensor = (value: unknown): value is Tensor =>
  typeof value === 'object' && value !== null && typeof (value as Tensor).dataSync === 'function' && 'dataId' in value;

/** Plain data of a value; tfjs tensors are read back. @throws TypeError on anything that a course function cannot return */
export function toPlain(value: unknown): PlainValue {
  const numbers: number[] = [];
  const put = (list: ArrayLike<number>): number => {
    const offset = numbers.length;
    for (let i = 0; i < list.length; i++) numbers.push(list[i] as number);
    return offset;
  };
  const node = (part: unknown): PlainNode => {
    if (isNDArray(part)) return { kind: 'tensor', shape: [...shapeOf(part)], offset: put(dataOf(part)) };
    if (isTensor(part)) return { kind: 'tensor', shape: [...part.shape], offset: put(part.dataSync()) };
    if (typeof part === 'number') return { kind: 'number', offset: put([part]) };
    if (typeof part === 'string') return { kind: 'string', value: part };
    if (typeof part === 'boolean') return { kind: 'boolean', value: part };
    if (part === null) return { kind: 'null' };
    if (part === undefined) return { kind: 'undefined' };
    if (Array.isArray(part)) return { kind: 'array', items: part.map(node) };
    if (typeof part === 'object') {
      const entries = Object.entries(part);
      return { kind: 'object', keys: entries.map(([key]) => key), items: entries.map(([, item]) => node(item)) };
    }
    throw new TypeError(`a ${typeof part} cannot be the value of a course function`);
  };
  const root = node(value);
  return { root, data: Float64Array.from(numbers) };
}

/** Live value of plain data; each tensor is made by `tensor` from its own copy of the numbers. */
export function fromPlain<T>(value: PlainValue, tensor: (data: Float64Array, shape: readonly number[]) => T): unknown {
  const live = (node: PlainNode): unknown => {
    switch (node.kind) {
      case 'tensor':
        return tensor(value.data.slice(node.offset, node.offset + sizeOf(node.shape)), node.shape);
      case 'number':
        return value.data[node.offset];
      case 'string':
      case 'boolean':
        return node.value;
      case 'null':
        return null;
      case 'array':
        return node.items.map(live);
      case 'object':
        return Object.fromEntries(node.keys.map((key, i) => [key, live(node.items[i] as PlainNode)]));
      default:
        return undefined;
    }
  };
  return live(value.root);
}

/** Live value with NDArrays. */
export const toArrays = (value: PlainValue): Value => fromPlain(value, (data, shape) => fromData(data, shape)) as Value;
