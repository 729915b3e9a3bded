import { describe, expect, it } from '@jest/globals';
import * as np from '../../../graders/np/index.ts';
import { dataOf, fromData, shapeOf } from '../../../graders/np/internals.ts';
import edgeCases from '../../fixtures/np/edge-cases.json' with { type: 'json' };

interface Packed {
  readonly shape: readonly number[];
  readonly numbers: readonly (number | string)[];
}
type Result = np.NDArray | number;

const named = np as unknown as Record<string, (...args: unknown[]) => Result>;
const call = (name: string, ...args: unknown[]): Result => (named[name] as (...args: unknown[]) => Result)(...args);
const live = ({ shape, numbers }: Packed): np.NDArray => fromData(Float64Array.from(numbers, Number), shape);
const list = (numbers: readonly (number | string)[]): number[] => numbers.map(Number);
const numbersOf = (value: Result): number[] => (typeof value === 'number' ? [value] : [...dataOf(value)]);

const awkward = list(edgeCases.awkward);
const n = awkward.length;
/** Equal, the sign of zero included, but for the last bits of pow, exp, log and tanh. */
const close = (x: number, y: number): boolean =>
  Object.is(x, y) || (y !== 0 && Number.isFinite(y) && Math.abs(x - y) <= 4e-16 * Math.abs(y));
/** awkward[i] at (i, j), and awkward[j] at (i, j). */
const left = np.reshape(np.array(awkward), [n, 1]);
const right = np.reshape(np.array(awkward), [1, n]);

describe('where float64 is awkward np does as NumPy', () => {
  it.each(edgeCases.binary)('in $name, for all pairs of zeros, infinities, NaN and others, -0 included', (item) => {
    const got = numbersOf(call(item.name, left, right));
    const wanted = list(item.result);
    expect(got.filter((x, i) => !close(x, wanted[i] as number))).toEqual([]);
    if (item.name !== 'power') expect(got).toEqual(wanted);
  });

  it.each(edgeCases.binary)('in $name of two numbers, which is a number', ({ name, result }) => {
    for (const [i, a] of awkward.entries())
      for (const [j, b] of awkward.entries()) {
        const wanted = Number(result[i * n + j]);
        const got = call(name, a, b) as number;
        expect([a, b, got, close(got, wanted)]).toEqual([a, b, got, true]);
      }
  });

  it.each(edgeCases.unary)('in $name, of an array and of a number', ({ name, result }) => {
    const wanted = list(result);
    const got = numbersOf(call(name, np.array(awkward)));
    expect(got.filter((x, i) => !close(x, wanted[i] as number))).toEqual([]);
    expect(awkward.map((x) => call(name, x))).toEqual(got);
  });

  it.each(edgeCases.broadcasting.map((item) => [item.a.shape.join(', '), item.b.shape.join(', '), item] as const))(
    'in stretching (%s) and (%s)',
    (_a, _b, { a, b, result }) => {
      const got = np.subtract(live(a), live(b));
      expect(shapeOf(got)).toEqual(result.shape);
      expect(numbersOf(got)).toEqual(list(result.numbers));
    },
  );

  it('in reductions along every axis, with NaN and over no elements', () => {
    for (const item of edgeCases.reductions) {
      const { name, a, keepdims, result } = item;
      const axis = 'axis' in item ? item.axis : undefined;
      const what = `${name} of (${a.shape.join(', ')}), axis ${axis}`;
      const reduce = (): Result =>
        call(name, live(a), { ...(axis !== undefined && { axis }), ...(keepdims && { keepdims }) });
      if (result === null) {
        expect(reduce).toThrow('has no elements to choose from');
        continue;
      }
      const got = reduce();
      expect([what, typeof got === 'number' ? [] : shapeOf(got)]).toEqual([what, result.shape]);
      expect([what, typeof got]).toEqual([what, axis === undefined && !keepdims ? 'number' : 'object']);
      const wanted = list(result.numbers);
      for (const [i, x] of numbersOf(got).entries()) {
        if (Number.isNaN(wanted[i])) expect([what, x]).toEqual([what, Number.NaN]);
        else expect(Math.abs(x - (wanted[i] as number))).toBeLessThan(1e-14);
      }
    }
  });

  it.each(edgeCases.creation)('in $name($arguments), bit by bit', (item) => {
    expect(numbersOf(call(item.name, ...item.arguments))).toEqual(list(item.result));
  });

  it('in printing: ties, exponents of three digits, NaN among numbers, -0, many dimensions, summaries', () => {
    for (const { text, ...array } of edgeCases.printing) expect(String(live(array))).toBe(text);
  });
});
