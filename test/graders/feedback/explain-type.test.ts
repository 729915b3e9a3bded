import { describe, expect, it } from '@jest/globals';
import type { ExplainContext } from '../../../graders/feedback/context.ts';
import type { Written } from '../../support/plain.ts';
import { explained, said } from './explained.ts';

const cost = { naming: { name: 'cost' } };
const costs = { naming: { name: 'costs' } };
const pair = { naming: { items: [{ name: 'Z' }, { name: 'cache' }] } };
const grads = { naming: { name: 'grads' } };
const hidden = { visibility: 'hidden' } as const;
const two: Written = { tuple: [[[1]], [[2]]] };

describe('a result of the wrong kind', () => {
  it.each<[string, Written, Written, Partial<ExplainContext>, RegExp]>([
    [
      'a 1x1 array for a number',
      0.5,
      [[0.5]],
      cost,
      /^cost must be a number; got an array of shape \(1, 1\)\..*\.item\(\)/,
    ],
    ['a row for a number', 0.5, [[1, 2]], cost, /Sum over all examples/],
    [
      'an (m, m) array for a number',
      0.5,
      [
        [1, 2],
        [3, 4],
      ],
      cost,
      /wrong factor is transposed/,
    ],
    [
      'a number for an array',
      [[1], [2]],
      3,
      { naming: { name: 'db' } },
      /^db must be an array of shape \(2, 1\) = \(n\[l\], 1\); got a number\..*keepdims/,
    ],
    ['nested lists for an array', [[1, 2]], { tuple: [{ list: [1, 2] }] }, {}, /np\.array/],
    ['a list that holds the array', [[1]], { tuple: [[[1]]] }, {}, /got a list of 1 value\. Return the array itself/],
    ['a comparison without np', [[0, 1]], true, {}, /got true or false\..*np\.greater/],
    [
      'nothing',
      [[1]],
      undefined,
      { naming: {} },
      /^f must return an array of shape \(1, 1\); got undefined\..*without `return`/,
    ],
    ['a promise', [[1]], { other: 'Promise' }, {}, /got a Promise.*`async`/],
    ['the function itself', [[1]], { other: 'function' }, {}, /got a function.*call it/],
    ['an object of a class', [[1]], { other: 'object' }, {}, /got an object of a class/],
    ['null', [[1]], null, {}, /got null/],
    ['a dict for a tuple', two, { dict: { Z: 1 } }, pair, /got an object with keys\..*return `\[Z, cache\]`/],
    ['one array for a tuple', two, [[1]], pair, /got an array of shape \(1, 1\)\..*return `\[Z, cache\]`/],
    ['a short tuple', two, { tuple: [[[1]]] }, pair, /^f must return a list of 2 values; got a list of 1 value\./],
    ['a tuple for a dict', { dict: { W1: 1 } }, { tuple: [[[1]]] }, grads, /Python dict is a plain object/],
    ['an array for costs', { list: [1, 2] }, [1, 2], costs, /`push` each number/],
    [
      'costs of 1x1 arrays',
      { list: [1, 2] },
      { tuple: [1, [[2]]] },
      costs,
      /^costs must be a list of numbers; entry 1 is an array of shape \(1, 1\)\..*\.item\(\)/,
    ],
    [
      'costs of strings',
      { list: [1] },
      { tuple: ['1'] },
      costs,
      /^costs must be a list of numbers; entry 0 is a string\.$/,
    ],
  ])('%s', (_what, expected, got, context, words) => expect(said(explained(expected, got, context))).toMatch(words));

  it.each<[string, Written, Written, Partial<ExplainContext>, string]>([
    ['a shape', [[1, 2]], 7, {}, 'Z must be an array (n[l], m); got a number.'],
    [
      'a length',
      two,
      { tuple: [1, 2, 3, 4, 5].map((x) => [[x]]) },
      pair,
      'f must return a list of 2 values; got a list of a different length.',
    ],
    [
      'a place',
      { list: [1, 2] },
      { tuple: [1, [[2]]] },
      costs,
      'costs must be a list of numbers; one of its entries is an array.',
    ],
  ])('in a hidden test says nothing of %s that student code chose', (_what, expected, got, context, message) => {
    expect(explained(expected, got, { ...context, ...hidden }).message).toBe(message);
  });
});

describe('keys', () => {
  const dict = (...keys: string[]): Written => ({ dict: Object.fromEntries(keys.map((key) => [key, 1])) });
  const told = (wanted: Written, came: Written, rest = {}): string =>
    said(explained(wanted, came, { ...grads, ...rest }));

  it('that are missing or too many are named', () => {
    expect(told(dict('dW1', 'db1'), dict('dW1', 'x'))).toBe(
      'grads must have exactly the keys `dW1`, `db1`. Missing: `db1`. Too many: `x`.',
    );
  });
  it('one too high or too low are recognised as a whole', () => {
    expect(told(dict('dA0', 'dA1', 'dW1', 'dW2'), dict('dA1', 'dA2', 'dW1', 'dW2'))).toMatch(/shifted by one/);
    expect(told(dict('W1', 'W2'), dict('W0', 'W1'))).toMatch(/shifted by one/);
    expect(told(dict('W1', 'W2'), dict('W1', 'W3'))).not.toMatch(/shifted/);
    expect(told(dict('W1'), dict('W12'))).not.toMatch(/shifted/);
    expect(told(dict('W1', 'W2'), dict('W1'))).not.toMatch(/shifted/);
  });
  it('in the wrong case, or without the last gradient, are told apart', () => {
    expect(told(dict('W1', 'b1'), dict('w1', 'b1'))).toMatch(/case-sensitive/);
    expect(told(dict('dA0', 'dA1'), dict('dA1'))).toMatch(/`dA0` is the gradient with respect to the input/);
    expect(told(dict('dA0', 'dW1'), dict('dW1'))).not.toMatch(/gradient with respect/);
    expect(told(dict('W1'), dict('V1'))).toMatch(/Too many: `V1`\.$/);
  });
  it('of a hidden test are not repeated', () => {
    expect(told(dict('W1'), dict('input0123'), hidden)).toBe(
      'grads must have exactly the keys `W1`. Missing: `W1`. There are keys that do not belong there.',
    );
  });
  it('beyond a dozen, or very long, are cut', () => {
    const many = dict(...Array.from({ length: 30 }, (_x, i) => `k${i}`), 'x'.repeat(1_000));
    const text = told(dict('W1'), many);
    expect(text).toContain('`k11`, ...');
    expect(text.length).toBeLessThan(300);
  });
});
