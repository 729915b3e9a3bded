import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseReply } from '../../../graders/sandbox/parse-reply.ts';

const bytesOf = (...numbers: number[]): Buffer => Buffer.from(new Float64Array(numbers).buffer);
const returned = (node: unknown): string =>
  JSON.stringify({
    log: '',
    result: { outcome: 'returned', calls: [node], inputs: [], counts: { elementAccesses: 0, operations: 0 } },
  });

describe('parseReply', () => {
  it('reads a tensor with its numbers, NaN and infinities included', () => {
    const { result } = parseReply(
      returned({ kind: 'tensor', shape: [1, 3], offset: 0 }),
      bytesOf(Number.NaN, -1 / 0, -0),
    );
    expect(result.outcome).toBe('returned');
    const [value] = result.outcome === 'returned' ? result.calls : [];
    expect(value?.root).toEqual({ kind: 'tensor', shape: [1, 3], offset: 0 });
    expect([...(value?.data ?? [])]).toEqual([Number.NaN, Number.NEGATIVE_INFINITY, -0]);
  });

  it.each([
    ['an offset outside the data', { kind: 'number', offset: 1 }],
    ['a negative offset', { kind: 'number', offset: -1 }],
    ['a fractional offset', { kind: 'number', offset: 0.5 }],
    ['a tensor larger than the data', { kind: 'tensor', shape: [2], offset: 0 }],
    ['a shape that overflows', { kind: 'tensor', shape: [2 ** 40, 2 ** 40], offset: 0 }],
    ['a negative dimension', { kind: 'tensor', shape: [-1], offset: 0 }],
    ['a shape that is no list', { kind: 'tensor', shape: 'x', offset: 0 }],
    ['an unknown kind', { kind: 'proxy' }],
    ['items that are no list', { kind: 'array', items: { length: 1e9 } }],
    ['keys and items of different number', { kind: 'object', keys: ['a', 'b'], items: [{ kind: 'null' }] }],
    ['keys that are no strings', { kind: 'object', keys: [1], items: [{ kind: 'null' }] }],
    ['a node that is null', null],
  ])('refuses %s', (_what, node) => {
    expect(() => parseReply(returned(node), bytesOf(1))).toThrow(/./);
  });

  it('refuses nesting beyond what the guest can send', () => {
    let node: unknown = { kind: 'null' };
    for (let depth = 0; depth < 40; depth++) node = { kind: 'array', items: [node] };
    expect(() => parseReply(returned(node), Buffer.alloc(0))).toThrow('nested too deep');
  });

  it('shows only names of a closed set for values that have no plain form', () => {
    const { result } = parseReply(returned({ kind: 'other', name: 'secret 0.123' }), Buffer.alloc(0));
    expect(JSON.stringify(result)).toContain('"name":"object"');
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  it('answers anything else with ForgedReply and nothing worse', () => {
    fc.assert(
      fc.property(fc.json(), fc.uint8Array({ maxLength: 64 }), (json, bytes) => {
        try {
          parseReply(json, Buffer.from(bytes));
        } catch (error) {
          expect((error as Error).name).toBe('ForgedReply');
        }
      }),
    );
  });
});
