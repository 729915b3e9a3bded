import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareValues } from '../../../graders/comparators/compare-values.ts';
import { withoutNumbers } from '../../../graders/comparators/without-numbers.ts';
import type { ExplainContext, Explanation } from '../../../graders/feedback/context.ts';
import { explain } from '../../../graders/feedback/explain.ts';
import { explainRuntimeError } from '../../../graders/feedback/explain-runtime-error.ts';
import { explainLimit, explainNotExported, summarise } from '../../../graders/feedback/explain-verdict.ts';
import { formatPlainValue } from '../../../graders/feedback/format-value.ts';
import { plain, type Written } from '../../support/plain.ts';

const tolerance = { relative: 1e-9, absolute: 1e-12, reason: 'test' };
const shapes = {
  'W{l}': '(n[l], n[l-1])',
  'dW{l}': '(n[l], n[l-1])',
  dW: '(n[l], n[l-1])',
  db: '(n[l], 1)',
  Z: '(n[l], m)',
};

function explained(expected: Written, got: Written, rest: Partial<ExplainContext> = {}): Explanation {
  const naming = rest.naming ?? { name: 'Z' };
  const values = { expected: plain(expected), got: plain(got) };
  const inputs = rest.inputs ?? [];
  const found = compareValues(values.expected, values.got, { naming, tolerance, shapes });
  if (found === undefined) throw new Error('nothing differs');
  const failure = rest.visibility === 'hidden' ? withoutNumbers(found, [...inputs, values.expected]) : found;
  return explain(failure, {
    functionName: 'f',
    parameters: [],
    visibility: 'visible',
    symbols: {},
    inputs,
    mistakes: [],
    tolerance,
    naming,
    ...values,
    ...rest,
  });
}
const said = (explanation: Explanation): string => [explanation.message, ...explanation.hints].join(' ');

describe('explain speaks the terms of the course', () => {
  const W1 = plain([[1], [2], [3]]);
  it.each<[string, () => Explanation, RegExp]>([
    [
      'a transposed gradient',
      () =>
        explained(
          { dict: { dW1: [[1], [2], [3]] } },
          { dict: { dW1: [[1, 2, 3]] } },
          { naming: { name: 'grads' }, parameters: ['W1'], inputs: [W1] },
        ),
      /^grads\.dW1 has shape \(1, 3\); expected is \(3, 1\) = \(n\[1\], n\[0\]\)\. dW1 has the shape of W1, which is \(3, 1\): you need its transpose/,
    ],
    [
      'a lost dimension',
      () => explained([[1], [2]], [1, 2], { naming: { name: 'db' } }),
      /^db has shape \(2,\); expected is \(2, 1\).*keepdims/,
    ],
    ['a sum along the wrong axis', () => explained([[1], [2]], [[1, 2, 3]], { naming: { name: 'db' } }), /wrong axis/],
    [
      'an outer product',
      () =>
        explained(
          [[1, 2, 3]],
          [
            [1, 2, 3],
            [4, 5, 6],
            [7, 8, 9],
          ],
        ),
      /outer product/,
    ],
    [
      'a missing 1/m',
      () => explained([[1, 2]], [[4, 8]], { symbols: { m: 4 } }),
      /division by the number of examples, 1\/m, is missing/,
    ],
    ['1/m twice', () => explained([[1, 2]], [[0.25, 0.5]], { symbols: { m: 4 } }), /done twice/],
    ['a reversed sign', () => explained([[1, -2]], [[-1, 2]]), /All signs are reversed/],
    ['a missing 0.01', () => explained([[0.01, 0.02]], [[1, 2]]), /factor 0\.01 is missing/],
    ['float32', () => explained([[0.1, 0.7]], [[Math.fround(0.1), Math.fround(0.7)]]), /rounded to 32 bits/],
    ['an epsilon', () => explained([[0.123456789, 0.7]], [[0.123456799, 0.70000003]]), /not rounding/],
    ['NaN', () => explained([[1, 2]], [[Number.NaN, 2]]), /NaN: look for log of 0/],
    ['zeros', () => explained([[1, 2]], [[0, 0]]), /never filled/],
    [
      'a square transpose',
      () =>
        explained(
          [
            [1, 2],
            [3, 4],
          ],
          [
            [1, 3],
            [2, 4],
          ],
        ),
      /It is the transpose/,
    ],
    [
      'an input handed back',
      () => explained([[1, 2]], [[5, 6]], { parameters: ['A'], inputs: [plain([[5, 6]])] }),
      /equals A, unchanged/,
    ],
    ['a boundary', () => explained([[0, 2, 3]], [[1, 2, 3]]), /Z = 0 for relu/],
    ['a constant left out', () => explained([[1, 2, 4]], [[1.5, 2.5, 4.5]]), /off by the same amount/],
    [
      'a 1x1 array for a number',
      () => explained(0.5, [[0.5]], { naming: { name: 'cost' } }),
      /^cost must be a number; an array of shape \(1, 1\) came\..*\.item\(\)/,
    ],
    [
      'nothing returned',
      () => explained([[1]], undefined, { naming: {} }),
      /^f must return an array of shape \(1, 1\); undefined came\..*without `return`/,
    ],
    ['a promise', () => explained([[1]], { other: 'Promise' }), /a Promise came.*async/],
    [
      'shifted keys',
      () => explained({ dict: { dA0: 1, dA1: 2 } }, { dict: { dA1: 1, dA2: 2 } }, { naming: { name: 'grads' } }),
      /Missing: `dA0`\. Too many: `dA2`\..*shifted by one/,
    ],
    [
      'too many costs',
      () => explained({ list: [1] }, { list: [1, 2] }, { naming: { name: 'costs' } }),
      /^costs has 2 entries; expected are 1\./,
    ],
  ])('for %s', (_what, action, words) => expect(said(action())).toMatch(words));

  it('gives a recognised mistake before general hints', () => {
    const mistakes = [{ hint: 'You fed X into layer 2.', value: plain([[4, 8]]) }];
    expect(explained([[1, 2]], [[4, 8]], { mistakes, symbols: { m: 4 } }).hints[0]).toBe('You fed X into layer 2.');
    expect(said(explained([[1, 2]], [[5, 9]], { mistakes }))).not.toContain('layer 2');
  });

  it('claims nothing that the numbers do not show', () => {
    expect(explained([[1, 2.5, 7]], [[1.1, 2.2, 9]], { symbols: { m: 3 } }).hints).toEqual([]);
  });
});

describe('explain for hidden tests', () => {
  it('contains no digit of the values', () => {
    const matrix = fc.array(fc.double({ min: 1_000, max: 9_999, noNaN: true }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(matrix, matrix, (a, b) => {
        if (a.length === b.length && a.every((x, i) => x === b[i])) return;
        const text = said(
          explained([a], [b.slice(0, a.length).concat(a.slice(b.length))], {
            visibility: 'hidden',
            symbols: { m: a.length },
          }),
        );
        for (const x of [...a, ...b]) expect(text).not.toContain(String(x).slice(0, 4));
      }),
    );
  });

  it('repeats no key, string or error text that student code wrote', () => {
    const secret = 'input0123';
    expect(said(explained({ dict: { a: 1 } }, { dict: { [secret]: 1 } }, { visibility: 'hidden' }))).not.toContain(
      secret,
    );
    expect(said(explained([[1]], secret, { visibility: 'hidden' }))).not.toContain(secret);
    expect(said(explainRuntimeError({ name: secret, message: secret, visibility: 'hidden', line: 3 }))).toBe(
      'Your code threw an error in line 3. Try your function with other sizes: one example (m = 1), several units, more layers.',
    );
  });
});

describe('other explanations', () => {
  it('put frequent engine errors into plain words', () => {
    const error = { name: 'TypeError', message: 'np.dott is not a function', visibility: 'visible', line: 4 } as const;
    expect(said(explainRuntimeError(error))).toMatch(
      /^Your code stopped in line 4: TypeError: np\.dott is not a function .*check the name after the dot/,
    );
  });

  it('say what limit was hit', () => {
    expect(explainLimit('time-limit', { testMs: 2_000 }, '')).toMatch(/^No result after 2 s\./);
    expect(explainLimit('output-limit', { testMs: 1 }, 'more than 5 values')).toMatch(
      /too large to be read: more than 5 values/,
    );
  });

  it('tell a function that is not exported from one that is not there', () => {
    expect(explainNotExported('predict', 'function predict() {}')).toMatch(/declared, but not exported/);
    expect(explainNotExported('predict', 'export function predikt() {}')).toMatch(/exports no function predict/);
  });

  it('sum a report up', () => {
    const test = {
      name: 't',
      visibility: 'hidden',
      verdict: 'accepted',
      points: 1,
      maxPoints: 1,
      message: '',
      hints: [],
      durationMs: 1,
    } as const;
    expect(summarise([{ ...test, hints: [] }])).toBe('All 1 tests passed.');
    expect(
      summarise([
        { ...test, hints: [] },
        { ...test, verdict: 'wrong-shape', hints: [] },
      ]),
    ).toBe('1 of 2 tests failed, all of them hidden: wrong-shape.');
  });

  it('print values as NumPy does, with names and shapes', () => {
    const value = plain({ tuple: [[[1, 2.5]], { dict: { W1: [[0]] } }, { list: [1, 2] }, 'x'] });
    const naming = { items: [{ name: 'Z' }, { name: 'cache' }, { name: 'costs' }, { name: 'kind' }] };
    expect(formatPlainValue(value, naming)).toBe(
      'Z (1, 2) =\n[[1.  2.5]]\ncache.W1 (1, 1) =\n[[0.]]\ncosts = [1, 2]\nkind = "x"',
    );
  });
});
