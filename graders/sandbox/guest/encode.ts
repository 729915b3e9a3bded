/**
 * Owns turning a student's value into plain data inside the isolate: a JSON text for the tree, a buffer for the numbers.
 * Must not trust anything that student code can reach: values may be proxies, have throwing getters, or be endless,
 * and every prototype may have been changed. So: only primordials captured at load, string concatenation and
 * own typed arrays, a budget on everything. Whatever a getter throws goes to the caller like any student error.
 */
import { dataOf, isNDArray, shapeOf } from '../../np/internals.ts';

const { isArray } = Array;
const { getPrototypeOf, keys: keysOf } = Object;
const { stringify } = JSON;
const apply = Reflect.apply;
const ObjectPrototype = Object.prototype;
const F64 = Float64Array;
const Buffer = ArrayBuffer;
const PromisePrototype = Promise.prototype;
const MapPrototype = Map.prototype;
const SetPrototype = Set.prototype;
const DatePrototype = Date.prototype;
const hasBelow = Object.prototype.isPrototypeOf;
const isInteger = Number.isInteger;
const { max } = Math;

/** Most nodes of all values of one test. */
const MAX_NODES = 200_000;
/** Deepest nesting of arrays and objects. */
const MAX_DEPTH = 24;
/** Most numbers of all values of one test (64 MB). */
const MAX_NUMBERS = 8_388_608;
/** Most characters of all strings and keys of one test. */
const MAX_TEXT = 100_000;

/** Thrown when a value exceeds a budget. Only this module can make one, so student code cannot forge it. */
class OutputLimit {
  readonly #reason: string;
  constructor(reason: string) {
    this.#reason = reason;
  }
  /** The reason when `error` is a real OutputLimit, else undefined. */
  static reasonOf(error: unknown): string | undefined {
    return typeof error === 'object' && error !== null && #reason in error ? error.#reason : undefined;
  }
}
export const outputLimitReason = OutputLimit.reasonOf;

/** What kind a value is that has no plain form: one word of a closed set, so that it cannot carry a message out. */
function nameOfOther(value: object): string {
  const below = (prototype: object): boolean => apply(hasBelow, prototype, [value]);
  if (below(PromisePrototype)) return 'Promise';
  if (below(MapPrototype)) return 'Map';
  if (below(SetPrototype)) return 'Set';
  if (below(DatePrototype)) return 'Date';
  if (below(F64.prototype)) return 'Float64Array';
  return 'object';
}

/** Collects the values of one test: call `add` per value, then read `data`. */
export class Encoder {
  #nodes = 0;
  #length = 0;
  #characters = 0;
  #capacity = 1024;
  #view = new F64(1024);

  #reserve(count: number): number {
    const offset = this.#length;
    const needed = offset + count;
    if (needed > MAX_NUMBERS) throw new OutputLimit(`more than ${MAX_NUMBERS} numbers`);
    if (needed > this.#capacity) {
      const capacity = max(needed, this.#capacity * 2);
      const larger = new F64(capacity);
      for (let i = 0; i < offset; i++) larger[i] = this.#view[i] as number;
      this.#view = larger;
      this.#capacity = capacity;
    }
    this.#length = needed;
    return offset;
  }

  #text(value: string): string {
    this.#characters += value.length;
    if (this.#characters > MAX_TEXT) throw new OutputLimit(`more than ${MAX_TEXT} characters of text`);
    return stringify(value);
  }

  /** The JSON text of the value's tree (see PlainNode). */
  add(value: unknown, depth = 0): string {
    if (++this.#nodes > MAX_NODES) throw new OutputLimit(`more than ${MAX_NODES} values`);
    if (depth > MAX_DEPTH) throw new OutputLimit(`arrays or objects nested more than ${MAX_DEPTH} deep`);
    switch (typeof value) {
      case 'number': {
        const offset = this.#reserve(1);
        this.#view[offset] = value;
        return `{"kind":"number","offset":${offset}}`;
      }
      case 'string':
        return `{"kind":"string","value":${this.#text(value)}}`;
      case 'boolean':
        return `{"kind":"boolean","value":${value ? 'true' : 'false'}}`;
      case 'undefined':
        return '{"kind":"undefined"}';
      case 'object':
        return value === null ? '{"kind":"null"}' : this.#object(value, depth);
      default:
        return `{"kind":"other","name":"${typeof value}"}`;
    }
  }

  #object(value: object, depth: number): string {
    if (isNDArray(value)) return this.#tensor(value);
    if (isArray(value)) {
      const { length } = value;
      if (!isInteger(length) || length < 0 || length > MAX_NODES)
        throw new OutputLimit(`an array of more than ${MAX_NODES} items`);
      let items = '';
      for (let i = 0; i < length; i++) items += (i === 0 ? '' : ',') + this.add(value[i], depth + 1);
      return `{"kind":"array","items":[${items}]}`;
    }
    const prototype = getPrototypeOf(value);
    if (prototype !== ObjectPrototype && prototype !== null) return `{"kind":"other","name":"${nameOfOther(value)}"}`;
    const keys = keysOf(value);
    const count = keys.length;
    if (count > MAX_NODES) throw new OutputLimit(`an object of more than ${MAX_NODES} keys`);
    let names = '';
    let items = '';
    for (let i = 0; i < count; i++) {
      const key = keys[i] as string;
      names += (i === 0 ? '' : ',') + this.#text(key);
      items += (i === 0 ? '' : ',') + this.add((value as Record<string, unknown>)[key], depth + 1);
    }
    return `{"kind":"object","keys":[${names}],"items":[${items}]}`;
  }

  #tensor(value: Parameters<typeof dataOf>[0]): string {
    const data = dataOf(value);
    const shape = shapeOf(value);
    let dimensions = '';
    let size = 1;
    for (let i = 0; i < shape.length; i++) {
      size *= shape[i] as number;
      dimensions += (i === 0 ? '' : ',') + shape[i];
    }
    const offset = this.#reserve(size);
    const view = this.#view;
    for (let i = 0; i < size; i++) view[offset + i] = data[i] as number;
    return `{"kind":"tensor","shape":[${dimensions}],"offset":${offset}}`;
  }

  /** A fresh buffer with all numbers so far. */
  data(): ArrayBuffer {
    const buffer = new Buffer(this.#length * 8);
    const copy = new F64(buffer);
    for (let i = 0; i < this.#length; i++) copy[i] = this.#view[i] as number;
    return buffer;
  }
}
