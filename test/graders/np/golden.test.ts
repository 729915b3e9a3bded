import { describe, expect, it } from '@jest/globals';
import * as np from '../../../graders/np/index.ts';
import functions from '../../fixtures/np/functions.json' with { type: 'json' };
import printing from '../../fixtures/np/printing.json' with { type: 'json' };
import { agree, fromNested, parts } from './from-nested.ts';

type Result = np.NDArray | number;
const named = np as unknown as Record<string, (...args: unknown[]) => Result>;
const call = (name: string, ...args: unknown[]): Result => (named[name] as (...args: unknown[]) => Result)(...args);

/** NumPy's sum pairs terms and its exp and tanh are vectorised: both differ in the last bits. */
const ROUNDING = 4e-16;

describe('np agrees with NumPy', () => {
  it.each(functions.binary.map((item, i) => [`${item.name} #${i}`, item] as const))(
    'in %s, with broadcasting',
    (_name, { name, a, b, result }) => {
      const got = parts(call(name, fromNested(a), fromNested(b)));
      const wanted = parts(fromNested(result));
      expect(got.shape).toEqual(wanted.shape);
      expect([got.numbers, agree(got.numbers, wanted.numbers, ROUNDING)]).toEqual([got.numbers, true]);
    },
  );

  it.each(functions.unary.map((item) => [item.name, item] as const))('in %s', (_name, { name, a, result }) => {
    const got = parts(call(name, fromNested(a)));
    expect([got.numbers, agree(got.numbers, parts(fromNested(result)).numbers, ROUNDING)]).toEqual([got.numbers, true]);
  });

  it.each(functions.reductions.map((item, i) => [`${item.name} #${i}`, item] as const))(
    'in the reduction %s',
    (_name, item) => {
      const { name, a, axis, keepdims, result } = item as typeof item & { axis?: number; keepdims?: boolean };
      const options = axis === undefined ? undefined : { axis, ...(keepdims && { keepdims }) };
      const got = parts(options ? call(name, fromNested(a), options) : call(name, fromNested(a)));
      const wanted = Array.isArray(result) ? parts(fromNested(result)) : parts(Number(result));
      expect(got.shape).toEqual(wanted.shape);
      expect([got.numbers, agree(got.numbers, wanted.numbers, 1e-14)]).toEqual([got.numbers, true]);
    },
  );

  it.each(printing.map((item, i) => [`#${i} of shape (${item.shape.join(', ')})`, item] as const))(
    'in how array %s is printed',
    (_name, { shape, values, text }) => {
      const size = shape.reduce((product, n) => product * n, 1);
      const array = size === 0 ? np.zeros(shape) : np.reshape(fromNested(values), shape);
      expect(String(array)).toBe(text);
    },
  );
});
