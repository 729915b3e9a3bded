import { describe, expect, it } from '@jest/globals';
import type { PlainNode, PlainValue } from '../../../graders/plain-value.ts';
import { disagreement } from '../../../graders/references/disagreement.ts';

const value = (root: PlainNode, ...numbers: number[]): PlainValue => ({ root, data: Float64Array.from(numbers) });
const row = (n: number): PlainNode => ({ kind: 'tensor', shape: [1, n], offset: 0 });
const scalar: PlainNode = { kind: 'number', offset: 0 };

describe('disagreement', () => {
  it.each<[string, PlainValue, PlainValue, number]>([
    ['equal tensors', value(row(2), 1, 2), value(row(2), 1, 2), 0],
    ['a difference, relative to the largest element', value(row(2), 1, 4), value(row(2), 1.5, 4), 0.125],
    ['a difference from all zeros, absolutely', value(row(2), 0, 0), value(row(2), 0.5, 0), 0.5],
    ['NaN in the same place', value(row(1), Number.NaN), value(row(1), Number.NaN), 0],
    ['NaN in one only', value(row(1), 1), value(row(1), Number.NaN), Number.POSITIVE_INFINITY],
    ['the same infinity', value(row(2), 1 / 0, 1), value(row(2), 1 / 0, 1), 0],
    [
      'another shape',
      value(row(2), 1, 2),
      value({ kind: 'tensor', shape: [2, 1], offset: 0 }, 1, 2),
      Number.POSITIVE_INFINITY,
    ],
    ['a number and a 0-d tensor', value(scalar, 2), value({ kind: 'tensor', shape: [], offset: 0 }, 2), 0],
    ['0 and -0', value(scalar, 0), value(scalar, -0), 0],
  ])('measures %s', (_what, one, other, expected) => {
    expect(disagreement(one, other)).toBe(expected);
  });

  it('compares dicts by key, whatever the order', () => {
    const a = value(
      {
        kind: 'object',
        keys: ['x', 'y'],
        items: [
          { kind: 'number', offset: 0 },
          { kind: 'number', offset: 1 },
        ],
      },
      1,
      2,
    );
    const b = value(
      {
        kind: 'object',
        keys: ['y', 'x'],
        items: [
          { kind: 'number', offset: 0 },
          { kind: 'number', offset: 1 },
        ],
      },
      2,
      1,
    );
    expect(disagreement(a, b)).toBe(0);
  });
});
