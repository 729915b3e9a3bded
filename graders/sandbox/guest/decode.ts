/**
 * Owns turning plain data into the arguments of a student's function, inside the isolate.
 * Must not know what the arguments mean.
 */
import { fromData } from '../../np/internals.ts';
import type { PlainNode } from '../../plain-value.ts';

const F64 = Float64Array;
const { defineProperty } = Object;

/** Own data property, whatever setters student code has put on prototypes. */
function define(target: object, key: string | number, value: unknown): void {
  const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
  defineProperty(target, key, descriptor as PropertyDescriptor);
}

/** The value of a node: tensors as NDArrays with memory of their own, dicts as plain objects. */
export function decode(node: PlainNode, data: Float64Array): unknown {
  switch (node.kind) {
    case 'tensor': {
      let size = 1;
      for (let i = 0; i < node.shape.length; i++) size *= node.shape[i] as number;
      const own = new F64(size);
      for (let i = 0; i < size; i++) own[i] = data[node.offset + i] as number;
      return fromData(own, node.shape);
    }
    case 'number':
      return data[node.offset];
    case 'string':
    case 'boolean':
      return node.value;
    case 'null':
      return null;
    case 'array': {
      const items: unknown[] = [];
      for (let i = 0; i < node.items.length; i++) define(items, i, decode(node.items[i] as PlainNode, data));
      return items;
    }
    case 'object': {
      const object = {};
      for (let i = 0; i < node.keys.length; i++)
        define(object, node.keys[i] as string, decode(node.items[i] as PlainNode, data));
      return object;
    }
    default:
      return undefined;
  }
}
