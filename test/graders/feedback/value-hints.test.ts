import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ExplainContext } from '../../../graders/feedback/context.ts';
import { plain, type Written } from '../../support/plain.ts';
import { explained, said } from './explained.ts';

const f32 = Math.fround;
const input = (name: string, value: Written): Partial<ExplainContext> => ({
  parameters: [name],
  inputs: [plain(value)],
});
const four = { symbols: { m: 4 } };

describe('wrong numbers are recognised', () => {
  it.each<[string, Written, Written, Partial<ExplainContext>, RegExp]>([
    ['NaN', [[1, 2]], [[Number.NaN, 2]], {}, /There are NaN values: look for log of 0/],
    ['infinities', [[1, 2]], [[Number.POSITIVE_INFINITY, 2]], {}, /There are infinities/],
    ['only zeros', [[1, 2]], [[0, 0]], {}, /All elements are 0\. Was the array created, but never filled\?/],
    [
      'a square transpose',
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 3],
        [2, 4],
      ],
      {},
      /It is the transpose/,
    ],
    ['a reversed sign', [[1, -2]], [[-1, 2]], {}, /All signs are reversed/],
    [
      'a missing 1/m',
      [[1, 2]],
      [[4, 8]],
      four,
      /factor of m: the division by the number of examples, 1\/m, is missing/,
    ],
    ['a second 1/m', [[1, 2]], [[0.25, 0.5]], four, /small by a factor of m/],
    ['a missing 0.01', [[0.01, 0.02]], [[1, 2]], {}, /large by a factor of 100: a factor of 0\.01 is missing/],
    ['0.01 twice', [[1, 2]], [[0.01, 0.02]], {}, /there is a factor of 0\.01 too many/],
    ['a factor 2', [[1, 2]], [[2, 4]], {}, /off by a factor of 2\./],
    ['a logarithm of base 2', [[1, 2]], [[1 / Math.LN2, 2 / Math.LN2]], {}, /factor of ln 2/],
    ['float32', [[0.1, 0.7]], [[f32(0.1), f32(0.7)]], {}, /rounded to 32 bits/],
    [
      'printed digits',
      [[1.6243453636632417, -0.6117564136500754]],
      [[1.62434536, -0.61175641]],
      {},
      /rounded to a few decimals/,
    ],
    ['an input handed back', [[1, 2]], [[5, 6]], input('A', [[5, 6]]), /It equals A, unchanged/],
    ['a constant left out', [[1, 2, 4]], [[1.5, 2.5, 4.5]], {}, /off by the same amount\. Is something constant/],
    [
      'an epsilon',
      [[0.123456789123, 0.7]],
      [[0.123456799123, 0.70000003]],
      {},
      /this is not rounding\. Is a small number/,
    ],
    [
      'the boundary of relu',
      [[0, 2, 3]],
      [[1, 2, 3]],
      { ...input('Z', [[0, 5, 6]]), naming: { name: 'dZ' } },
      /where Z is 0 differ: .*derivative of relu/,
    ],
    ['reversed predictions', [[0, 1, 1]], [[1, 0, 0]], {}, /Every 0 is a 1 and every 1 a 0/],
    ['a tie in predict', [[0, 1, 0]], [[1, 1, 0]], {}, /not where it equals 0\.5/],
  ])('%s', (_what, expected, got, context, words) => expect(said(explained(expected, got, context))).toMatch(words));
});

describe('nothing is claimed that the numbers do not show', () => {
  it.each<[string, Written, Written, Partial<ExplainContext>]>([
    ['unrelated numbers', [[1, 2.5, 7]], [[1.1, 2.2, 9]], { symbols: { m: 3 } }],
    ['a factor that holds for one element only', [[1, 2]], [[4, 9]], four],
    ['a factor that is no usual one', [[1, 2]], [[3, 6]], four],
    ['NaN where NaN is expected', [[Number.NaN, 2]], [[Number.NaN, 3.5]], {}],
    ['a sign reversed in one element', [[1, -2.5]], [[1, 2.5]], {}],
    [
      'nearly a transpose',
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 3],
        [2, 5],
      ],
      {},
    ],
    ['nearly an input', [[1, 2]], [[5, 6.5]], input('A', [[5, 6]])],
    ['two elements off by the same amount', [[1, 2]], [[1.5, 2.5]], {}],
    ['differences where the input is not 0', [[0, 2, 3]], [[1, 2, 3]], input('Z', [[4, 0, 6]])],
    ['an input of zeros, which says nothing', [[4, 2, 3]], [[1, 2, 3]], input('b', [[0, 0, 0]])],
    ['zeros without any input', [[0, 2, 3]], [[1, 2, 3]], {}],
    ['predictions wrong both ways', [[0, 1, 1]], [[1, 1, 0]], {}],
    ['ones for biases, which are no predictions', [[0], [0]], [[1], [1]], {}],
  ])('%s', (_what, expected, got, context) => expect(explained(expected, got, context).hints).toEqual([]));

  it('short numbers are not taken for 32-bit ones', () => {
    expect(said(explained([[0.500001, 1]], [[0.5, 1]]))).not.toContain('32 bits');
    expect(said(explained([[1, 1e-7]], [[1, 0]]))).not.toContain('32 bits');
  });
  it('where m is 2, a factor 2 is only probably m', () => {
    expect(said(explained([[1, 2]], [[2, 4]], { symbols: { m: 2 } }))).toContain('probably the division');
  });
});

describe('in hidden tests', () => {
  // Elements far from each other and none of them short, so that each change below is recognised as what it is.
  const near = (thousand: number) => fc.integer({ min: 0, max: 9e11 }).map((n) => thousand * 1_000 + n / 1e9 + 1 / 3);
  const row = fc.tuple(near(1), near(3), near(5), near(8));
  const square = (x: readonly number[]): number[][] => [[x[0], x[1]] as number[], [x[2], x[3]] as number[]];
  const first = [1234.4321, 8765.5678, 4321.9876, 5678.6789].map((x) => x + 1 / 3);
  it.each<[string, (x: readonly number[]) => readonly number[], RegExp]>([
    ['a factor m', (x) => x.map((v) => 4 * v), /factor of m/],
    ['a sign', (x) => x.map((v) => -v), /signs are reversed/],
    ['a transpose', (x) => [x[0], x[2], x[1], x[3]] as number[], /transpose/],
    ['a shift', (x) => x.map((v) => v + 17), /same amount/],
    ['an epsilon', (x) => x.map((v) => v + 1e-5), /not rounding/],
    ['float32', (x) => x.map(f32), /32 bits/],
    ['rounding', (x) => x.map((v) => Number(v.toFixed(4))), /few decimals/],
    ['NaN', (x) => [Number.NaN, ...x.slice(1)], /NaN/],
    ['an input', () => [1, 2, 3, 4], /equals A/],
    ['anything else', (x) => [...x].reverse().map((v, i) => v * (i + 2)), /^Z has the right shape/],
  ])('the words are the same whatever the numbers are: %s', (_what, change, words) => {
    const hidden = {
      visibility: 'hidden',
      symbols: { m: 4 },
      ...input('A', [
        [1, 2],
        [3, 4],
      ]),
    } as const;
    const told = (x: readonly number[]): string => said(explained(square(x), square(change(x)), hidden));
    const text = told(first);
    expect(text).toMatch(words);
    fc.assert(fc.property(row, (x) => expect(told(x)).toBe(text)));
  });

  it('a number is called one', () => {
    expect(said(explained(0.5, 0.7, { naming: { name: 'cost' }, visibility: 'hidden' }))).toBe(
      'cost is a number, but not the expected one.',
    );
  });
});

it('in visible tests the place and both numbers are named', () => {
  expect(explained([[1, 2.5, 7]], [[1, 2.2, 9]]).message).toBe('Z[0, 1] is 2.2; expected 2.5. 2 of 3 elements differ.');
  expect(explained(0.5, 0.7, { naming: { name: 'cost' } }).message).toBe('cost is 0.7; expected 0.5.');
  expect(explained('relu', 'sigmoid').message).toBe('Z is not the expected value.');
});
