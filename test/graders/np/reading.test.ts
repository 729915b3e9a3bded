/**
 * Every way to the numbers of an array counts. Nothing here lists what reads: each way is tried on two arrays of the same shape
 * with different numbers, and where the outcomes differ it has read them. Then np must have counted at least as many elements and
 * operations as numbers came out. Members of arrays and functions of np are found by walking, so new ones are tried as well.
 */
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import * as np from '../../../graders/np/index.ts';
import { counters, dataOf, isNDArray, resetRun } from '../../../graders/np/internals.ts';

type Way = (array: np.NDArray) => unknown;

/** Sizes of the arrays that each way is tried on: a matrix, a line, a single element. */
const SHAPES = [[3, 4], [6], [1, 1]] as const;
/** Arguments for members and functions whose parameters are not known here. */
const ARGUMENTS: readonly (readonly unknown[])[] = [
  [],
  [0],
  [-1],
  [0, 0],
  [[0, 1]],
  [0.5],
  ['string'],
  ['number'],
  [{ axis: 0 }],
  [{ keepdims: true }],
  [() => 1],
];

/** What student code can tell of a value: an array by nothing, because reading it is another way. */
const visible = (value: unknown): unknown =>
  isNDArray(value) ? 'an array' : Array.isArray(value) ? value.map(visible) : value;

/** Numbers in a value that student code can use at once: of lists, texts and messages. */
function numbersIn(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return value.match(/-?\d+\.?\d*(e[+-]?\d+)?|nan|inf/gi)?.length ?? 0;
  if (typeof value !== 'object' || value === null || isNDArray(value)) return 0;
  if (ArrayBuffer.isView(value)) return (value as Float64Array).length;
  return Object.values(value).reduce((sum: number, part) => sum + numbersIn(part), 0);
}

/** An array of the shape with numbers of its own. */
function drawn(seed: number, shape: readonly number[]): np.NDArray {
  np.random.seed(seed);
  return np.random.randn(...shape) as np.NDArray;
}

/** What a way makes of an array, and what np counted meanwhile. */
function tried(way: Way, seed: number, shape: readonly number[]): { text: string; numbers: number; counted: number } {
  const array = drawn(seed, shape);
  resetRun();
  let outcome: unknown;
  try {
    outcome = way(array);
  } catch (error) {
    outcome = (error as Error).message;
  }
  const { elementAccesses, operations } = counters();
  return {
    // jest's isolation aside, nothing that is inspected here is an array of the course.
    text: inspect(visible(outcome), { depth: 9, maxArrayLength: null }),
    numbers: numbersIn(outcome),
    counted: elementAccesses + operations,
  };
}

/** How many numbers a way reads without counting them, on each shape; nothing when it counts. */
function uncounted(way: Way): string[] {
  return SHAPES.flatMap((shape) => {
    const [one, other] = [tried(way, 1, shape), tried(way, 2, shape)];
    if (one.text === other.text) return [];
    return [one, other].flatMap(({ numbers, counted }) =>
      counted >= Math.max(1, numbers) ? [] : [`(${shape.join(', ')}): ${numbers} numbers, counted ${counted}`],
    );
  });
}

/** All keys of an object and its prototypes. */
function keysOf(object: object | null): PropertyKey[] {
  return object === null ? [] : [...Reflect.ownKeys(object), ...keysOf(Object.getPrototypeOf(object))];
}

const members = [
  ...new Set([
    ...keysOf(np.zeros([1])),
    ...Reflect.ownKeys(Symbol).map((name) => (Symbol as unknown as Record<PropertyKey, PropertyKey>)[name]),
    ...['toJSON', 'valueOf', 'length', 'data', 'buffer', 'values', 'entries', 'keys', 'forEach', 'map', '0'],
  ]),
].filter((key): key is PropertyKey => typeof key === 'string' || typeof key === 'symbol');

/** The functions of np, those of np.random beside them. */
const functions = Object.entries({ ...np, ...np.random }).filter(
  (entry): entry is [string, (...given: unknown[]) => unknown] => typeof entry[1] === 'function',
);

/** The ways of the language and of Node to look into an object. */
const LANGUAGE: readonly (readonly [string, Way])[] = [
  ['String(A)', (A) => String(A)],
  ['a template', (A) => `${A}`],
  ['A + text', (A) => `${A as unknown as string}`],
  ['A + 0', (A) => (A as unknown as number) + 0],
  ['A * 1', (A) => (A as unknown as number) * 1],
  ['+A', (A) => Number(A)],
  ['-A', (A) => -(A as unknown as number)],
  ['Math.max(A)', (A) => Math.max(A as unknown as number)],
  ['parseFloat(A)', (A) => Number.parseFloat(A as unknown as string)],
  ['BigInt(A)', (A) => BigInt(A as unknown as number)],
  ['A < 0', (A) => (A as unknown as number) < 0],
  ['Object.is of a text', (A) => Reflect.apply(Object.is, undefined, [String(A), '[[0.]]'])],
  ['A as a key', (A) => Object.keys({ [A as unknown as string]: 1 })],
  ['join', (A) => [A, A].join()],
  ['sort', (A) => [A, '['].sort().map((entry) => typeof entry)],
  ['text.includes(A)', (A) => '[[1.]]'.includes(A as unknown as string)],
  ['text.concat', (A) => ''.concat(A as unknown as string)],
  ['text.replace', (A) => 'x'.replace('x', A as unknown as string)],
  ['RegExp of A', (A) => new RegExp(A as unknown as string).source],
  ['Symbol(A)', (A) => Symbol(A as unknown as string).description],
  ['new Error(A)', (A) => new Error(A as unknown as string).message],
  ['new Date(A)', (A) => new Date(A as unknown as string).getTime()],
  ['encodeURI', (A) => decodeURI(encodeURI(A as unknown as string))],
  ['String.raw', (A) => String.raw({ raw: ['', ''] }, A)],
  ['JSON.stringify', (A) => JSON.stringify(A)],
  ['JSON.stringify with a replacer', (A) => JSON.stringify({ A }, (_key, value) => value)],
  ['structuredClone', (A) => structuredClone(A)],
  ['spread into an object', (A) => ({ ...(A as object) })],
  ['spread into a list', (A) => [...(A as unknown as number[])]],
  [
    'for of',
    (A) => {
      const seen: number[] = [];
      for (const entry of A as unknown as number[]) seen.push(entry);
      return seen;
    },
  ],
  [
    'for in',
    (A) => {
      const seen: unknown[] = [];
      for (const key in A) seen.push((A as unknown as Record<string, unknown>)[key]);
      return seen.map((value) => typeof value);
    },
  ],
  ['Array.from', (A) => Array.from(A as unknown as number[])],
  ['Array.from of a length', (A) => Array.from({ ...(A as object), length: 3 })],
  ['Array.prototype.map', (A) => Array.prototype.map.call(A, (x) => x)],
  ['Float64Array', (A) => new Float64Array(A as unknown as number[])],
  ['Float64Array.from', (A) => Float64Array.from(A as unknown as number[])],
  ['Uint8Array of a buffer', (A) => new Uint8Array(A as unknown as ArrayBuffer)],
  ['DataView', (A) => new DataView(A as unknown as ArrayBuffer)],
  ['Object.values', (A) => Object.values(A)],
  ['Object.entries', (A) => Object.entries(A)],
  ['Object.assign', (A) => Object.assign({}, A)],
  ['Reflect.ownKeys', (A) => Reflect.ownKeys(A)],
  ['own descriptors', (A) => Object.getOwnPropertyDescriptors(A)],
  ['a proxy', (A) => String(new Proxy(A, {}))],
  ['an heir', (A) => String(Object.create(A))],
  ['new Set', (A) => new Set(A as unknown as number[])],
  ['new Map', (A) => new Map(A as unknown as [number, number][])],
  ['Intl.NumberFormat', (A) => new Intl.NumberFormat('en').format(A as unknown as number)],
  ['localeCompare', (A) => 'a'.localeCompare(A as unknown as string)],
  ['node:util inspect', (A) => inspect(A)],
];

describe('reading the numbers of an array counts', () => {
  it.each(members.map((key) => [String(key), key] as const))('by its member %s', (_name, key) => {
    const read: Way = (array) => {
      const value = (array as unknown as Record<PropertyKey, unknown>)[key];
      return typeof value === 'function' ? 'a function' : value;
    };
    expect(uncounted(read)).toEqual([]);
    for (const given of [...ARGUMENTS, ...SHAPES.map((shape) => [np.ones(shape)])])
      expect(
        uncounted((array) =>
          Reflect.apply((array as unknown as Record<PropertyKey, () => unknown>)[key] as () => unknown, array, given),
        ),
      ).toEqual([]);
  });

  it.each(functions)('by np function %s', (_name, fn) => {
    const places: readonly ((array: np.NDArray, given: readonly unknown[]) => readonly unknown[])[] = [
      (array, given) => [array, ...given],
      (array, given) => [...given, array],
      (array, given) => [[array], ...given],
      (array, given) => [[array, array], ...given],
      (array, given) => [[1, 2], array, ...given],
      (array, given) => [{ axis: array, keepdims: array }, ...given],
      (array, given) => [array, array, array, ...given],
    ];
    for (const given of ARGUMENTS)
      for (const place of places) expect(uncounted((array) => fn(...place(array, given)))).toEqual([]);
  });

  it.each(LANGUAGE)('by the language: %s', (_name, way) => expect(uncounted(way)).toEqual([]));

  it('is seen by this test: ways that read without counting fail it', () => {
    const leaks: Way[] = [(A) => dataOf(A)[0], (A) => Array.from(dataOf(A)), (A) => Array.from(dataOf(A.T))];
    expect(leaks.map((leak) => uncounted(leak).length > 0)).toEqual([true, true, true]);
  });
});
