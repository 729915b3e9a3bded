/**
 * np in a realm of its own whose built-ins a student has sabotaged, as in the sandbox: everything that can be replaced is replaced
 * by a spy that notes what it is given and throws. np must neither fail nor hand a spy its live numbers.
 */
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSync } from 'esbuild';
import type * as Np from '../../../graders/np/index.ts';
import type * as Internals from '../../../graders/np/internals.ts';

const root = new URL('../../../graders/np/', import.meta.url).pathname;

/** np's two doors, bundled as for the sandbox. */
const bundle = buildSync({
  stdin: {
    contents: `export * as np from './index.ts'; export * as internals from './internals.ts';`,
    resolveDir: root,
  },
  bundle: true,
  write: false,
  format: 'iife',
  globalName: '__guest',
  target: 'es2022',
}).outputFiles[0]?.text;

/** Replaces every function and accessor that scripts can reach; `seen` collects what the spies are given. */
const SABOTAGE = `
(() => {
  const { getOwnPropertyNames, getOwnPropertySymbols, getOwnPropertyDescriptor, defineProperty, getPrototypeOf } = Object;
  const NativeError = Error;
  const [lists, objects] = [Array.prototype, Object.prototype];
  const places = [];
  const done = new Set();
  const visit = (object, isGlobal) => {
    if ((typeof object !== 'object' && typeof object !== 'function') || object === null || done.has(object)) return;
    done.add(object);
    for (const key of [...getOwnPropertyNames(object), ...getOwnPropertySymbols(object)]) {
      if (isGlobal && (key === '__guest' || key === 'globalThis')) continue;
      const descriptor = getOwnPropertyDescriptor(object, key);
      places.push({ object, key, descriptor });
      visit(descriptor.value, false);
    }
    visit(getPrototypeOf(object), false);
  };
  visit(globalThis, true);
  visit([][Symbol.iterator](), false);

  // From here on nothing built in is called but defineProperty.
  const count = places.length;
  const seen = { __proto__: null };
  let noted = 0;
  const note = (value) => { seen[noted++] = value; };
  let replaced = 0;
  for (let i = 0; i < count; i++) {
    const { object, key, descriptor } = places[i];
    const spy = function (...given) {
      note(this);
      for (let k = 0; k < given.length; k++) note(given[k]);
      throw new NativeError('sabotaged');
    };
    const isFunction = typeof descriptor.value === 'function';
    if (!descriptor.configurable && !(isFunction && descriptor.writable)) continue;
    if (descriptor.get || descriptor.set) defineProperty(object, key, { __proto__: null, get: spy, set: spy });
    else if (isFunction) defineProperty(object, key, { __proto__: null, value: spy });
    else continue;
    replaced++;
  }
  // Setters that see what is written to a list entry by entry, or to a plain object.
  const trap = (object, key) =>
    defineProperty(object, key, { __proto__: null, set: note, get() { note(this); return 1; }, configurable: true });
  for (let i = 0; i < 70; i++) trap(lists, i);
  trap(objects, 'axis');
  trap(objects, 'keepdims');
  trap(objects, 'data');
  trap(objects, 'size');
  return { seen, replaced, howMany: () => noted };
})()`;

interface Guest {
  readonly np: typeof Np;
  readonly internals: typeof Internals;
}

/** Results of most of np as text: numbers by all their digits. */
function everything({ np, internals }: Guest): string[] {
  const length = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Float64Array.prototype), 'length')
    ?.get as () => number;
  const text = (value: unknown): string => {
    if (!internals.isNDArray(value)) return JSON.stringify(value) ?? 'undefined';
    const data = internals.dataOf(value);
    const shape = internals.shapeOf(value);
    const parts: string[] = [];
    for (let i = 0; i < Reflect.apply(length, data, []); i++) parts.push(String(data[i]));
    const sizes: number[] = [];
    for (let d = 0; d < shape.length; d++) sizes.push(shape[d] as number);
    return `(${sizes.join(', ')}) ${parts.join(' ')}`;
  };
  const message = (action: () => unknown): string => {
    try {
      return text(action());
    } catch (error) {
      return `${internals.numpyOperationOf(error)}: ${(error as Error).message}`;
    }
  };
  internals.resetRun();
  const { random } = np;
  random.seed(3);
  const [A, B] = [random.randn(4, 3), random.rand(3, 5)];
  const column = np.array([[1], [-2], [0.5], [3]]);
  const C = A.copy();
  C.iadd(column).isub(0.5).imul(A).idiv(2);
  C.set(7, 1, 1);
  return [
    ...[np.exp, np.log, np.sqrt, np.abs, np.tanh, np.square, np.negative, np.isnan, np.isfinite].map((f) => f(A)),
    ...[np.add, np.subtract, np.multiply, np.divide, np.power, np.maximum, np.minimum, np.greater].map((f) =>
      f(A, column),
    ),
    ...[np.less, np.equal, np.less_equal, np.greater_equal].map((f) => f(column, 1)),
    ...[np.sum, np.mean, np.std, np.max, np.min, np.argmax, np.any, np.all].flatMap((f) => [
      f(A),
      f(A, { axis: 0 }),
      f(A, { keepdims: true }),
    ]),
    ...[np.dot(A, B), np.matmul(B.T, A.T), np.where(np.greater(A, 0), A, 0), np.allclose(A, C), np.array_equal(A, A)],
    ...[
      np.zeros([2, 2]),
      np.ones([2]),
      np.full([1, 2, 3, 4], 2),
      np.eye(3),
      np.arange(1, 2, 0.25),
      np.linspace(0, 1, 5),
    ],
    ...[
      np.zeros_like(A),
      np.ones_like(A),
      np.reshape(A, [2, -1]),
      np.transpose(np.full([2, 1, 3], 1)),
      np.squeeze(column),
    ],
    ...[
      np.expand_dims(A, 0),
      np.concatenate([A, C], { axis: 1 }),
      np.vstack([A, np.arange(3)]),
      np.hstack([A, column]),
    ],
    ...[A.row(1), A.col(-1), A.slice([1], [0, 2]), A.at(0, 0), np.sum(column), column.reshape([2, 2]), C, np.copy(A)],
    ...[random.randint(0, 9, [3]), random.permutation(6), random.choice(5, 4), random.choice(9, 3, { replace: false })],
    ...[random.uniform(1, 2, [2]), random.normal(1, 2, 2), random.randn(), random.rand(), random.permutation(A)],
  ]
    .map(text)
    .concat([
      internals.print(A),
      String(internals.print(np.arange(1100))),
      internals.print(np.array(1e-7)),
      internals.print(np.array([[1e9, -0.001]])),
    ])
    .concat([
      message(() => np.dot(A, A)),
      message(() => np.array([[1, 2], [3]])),
      message(() => np.sum(A, { axis: 5 })),
      message(() => np.zeros([-1])),
    ]);
}

const guestIn = (context: object): Guest => runInContext('__guest', context as never) as Guest;

describe('np with sabotaged built-ins', () => {
  const context = createContext({});
  runInContext(`'use strict';${bundle}`, context);
  const guest = guestIn(context);
  const before = everything(guest);
  let after: string[] = [];
  let seen: Record<number, unknown> = {};
  let howMany = 0;
  let replaced = 0;
  beforeAll(() => {
    const spies = runInContext(SABOTAGE, context) as { seen: typeof seen; replaced: number; howMany: () => number };
    after = everything(guest);
    ({ seen, replaced } = spies);
    howMany = spies.howMany();
  });

  it('is really sabotaged: hundreds of functions, among them those of Math, Array and Float64Array', () => {
    expect(replaced).toBeGreaterThan(500);
    // Caught inside the realm: under jest on Node 22, reading the stack of an error of a sabotaged realm never returns.
    for (const code of ['Math.exp(1)', '[].push(1)', '[...[1]]', '(1.5).toFixed(1)', '"a".slice(1)', 'Object({})']) {
      const caught = `try { ${code}; 'nothing was thrown' } catch (error) { error.message }`;
      expect([code, runInContext(caught, context)]).toEqual([code, 'sabotaged']);
    }
  });

  it('computes, prints and complains as before', () => expect(after).toEqual(before));

  it('gives none of its live numbers away', () => {
    const isNumbers = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object Float64Array]';
    const holdsNumbers = (value: unknown, depth: number): boolean =>
      isNumbers(value) ||
      (depth < 4 &&
        typeof value === 'object' &&
        value !== null &&
        Reflect.ownKeys(value).some((key) =>
          holdsNumbers(Reflect.getOwnPropertyDescriptor(value, key)?.value, depth + 1),
        ));
    let leaked = 0;
    for (let i = 0; i < howMany; i++) if (holdsNumbers(seen[i], 0)) leaked += 1;
    expect(leaked).toBe(0);
  });
});

describe('errors of np', () => {
  const context = createContext({});
  runInContext(`'use strict';${bundle}`, context);
  const { np, internals } = guestIn(context);
  const caught = (action: () => unknown): Error => {
    try {
      action();
    } catch (error) {
      return error as Error;
    }
    throw new Error('nothing was thrown');
  };
  const real = caught(() => np.dot(np.zeros([1, 2]), np.zeros([1, 2])));

  it('are known, name their operation and keep a stack', () => {
    expect(internals.numpyOperationOf(real)).toBe('dot');
    expect(real).toMatchObject({ name: 'NumpyError', operation: 'dot' });
    expect(real.stack).toContain('NumpyError: dot: (1, 2) and (1, 2) do not align');
  });

  it('cannot be changed', () => {
    expect(() => Object.assign(real, { message: 'the inputs were ...' })).toThrow(TypeError);
    expect(() => Object.assign(real, { operation: 'sum' })).toThrow(TypeError);
    expect(real.message).toMatch(/^dot: /);
  });

  it('cannot be made by student code', () => {
    const Constructor = real.constructor as new (...given: unknown[]) => unknown;
    expect(() => new Constructor({}, 'dot', 'the inputs were ...')).toThrow('Errors of np are made by np only.');
    const forged = Object.assign(Object.create(Object.getPrototypeOf(real)), { cause: real });
    for (const error of [forged, new Proxy(real, {}), 'dot: forged', undefined])
      expect(internals.numpyOperationOf(error)).toBeUndefined();
  });
});

describe('np where memory is short', () => {
  it('says which array found no room, instead of passing on the error of the engine', () => {
    const context = createContext({});
    const scarce = `
      const Real = Float64Array;
      globalThis.Float64Array = class extends Real {
        constructor(size) {
          if (size > 100000) throw new RangeError('Array buffer allocation failed');
          super(size);
        }
      };`;
    runInContext(`'use strict';{${scarce}}`, context);
    runInContext(`'use strict';${bundle}`, context);
    const { np } = guestIn(context);
    const A = np.ones([100_000, 1]);
    const noRoom = (text: string): string => `${text} is too large: there is no memory for its`;
    expect(() => np.zeros([1000, 1000])).toThrow(noRoom('zeros: an array of shape (1000, 1000)'));
    expect(() => np.dot(A, np.ones([1, 2]))).toThrow(noRoom('dot: an array of shape (100000, 2)'));
    expect(() => np.random.permutation(200_000)).toThrow(noRoom('random.permutation: an array of shape (200000,)'));
    expect(np.sum(A)).toBe(100_000);
  });
});

describe('an NDArray', () => {
  const context = createContext({});
  runInContext(`'use strict';${bundle}`, context);
  const { np, internals } = guestIn(context);

  it('shows no way to its numbers: no own property, no static function, no inherited one', () => {
    const A = np.ones([2, 2]);
    expect(Reflect.ownKeys(A)).toEqual([]);
    expect(
      Reflect.ownKeys(A.constructor).filter((key) => !['length', 'name', 'prototype'].includes(String(key))),
    ).toEqual([]);
    const results = Reflect.ownKeys(Object.getPrototypeOf(A) as object).map(
      (key) => (A as unknown as Record<PropertyKey, unknown>)[key],
    );
    expect(results.filter((value) => ArrayBuffer.isView(value))).toEqual([]);
  });

  it('is no NDArray for another copy of np', () => {
    const other = createContext({});
    runInContext(`'use strict';${bundle}`, other);
    expect(guestIn(other).internals.isNDArray(np.ones([1]))).toBe(false);
    expect(() => internals.dataOf({} as never)).toThrow('Cannot read private member');
    expect(() => internals.shapeOf(Object.create(np.ones([1])) as never)).toThrow('Cannot read private member');
  });

  it('keeps its numbers to itself when methods run on something else', () => {
    const A = np.ones([2, 2]);
    for (const name of [
      'at',
      'set',
      'row',
      'col',
      'slice',
      'item',
      'toArray',
      'copy',
      'add',
      'iadd',
      'dot',
      'sum',
      'reshape',
      'toString',
    ] as const)
      expect(() => Reflect.apply(A[name] as () => unknown, { shape: [1] }, [0, 0])).toThrow(/expected an NDArray/);
  });
});
