import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareCalls } from '../../../graders/comparators/compare-calls.ts';
import { compareInputs } from '../../../graders/comparators/compare-inputs.ts';
import { compareValues } from '../../../graders/comparators/compare-values.ts';
import { sameKeys } from '../../../graders/comparators/dict-keys.ts';
import type { PlainValue } from '../../../graders/plain-value.ts';
import { plain } from '../../support/plain.ts';

const options = { naming: { name: 'parameters' }, tolerance: { relative: 0, absolute: 0, reason: 'test' }, shapes: {} };
const expected = plain({ dict: { W1: 1, b1: 2 } });

/** A dict whose keys need not be distinct, as only a forged reply can hold it. */
const forged = (...keys: string[]): PlainValue => ({
  root: { kind: 'object', keys, items: keys.map((_key, offset) => ({ kind: 'number', offset })) },
  data: Float64Array.from(keys, (_key, i) => i + 1),
});

/** Keys that become the text of the expected ones when a list of keys is joined. */
const joined = ['\0', ',', '', '\n', '|'].map((separator) => `W1${separator}b1`);

describe('sameKeys', () => {
  it.each<[string[], string[], boolean]>([
    [[], [], true],
    [['a', 'b'], ['b', 'a'], true],
    [['a', 'b'], ['a'], false],
    [['a'], ['a', 'b'], false],
    [['a', 'b'], ['a', 'a'], false],
    [['a', 'a'], ['a', 'b'], false],
    [['a', 'b'], ['a\0b'], false],
    [['a\0b', 'c'], ['a', 'b\0c'], false],
    [['__proto__'], ['constructor'], false],
  ])('%j and %j: %s', (one, other, same) => expect(sameKeys(one, other)).toBe(same));
});

it('sameKeys agrees with comparing sorted lists, whatever the characters are', () => {
  const key = fc.string({ unit: fc.constantFrom('a', 'b', '\0', ',', '"'), maxLength: 3 });
  const keys = fc.uniqueArray(key, { maxLength: 4 });
  const sorted = (list: readonly string[]): string => JSON.stringify([...list].sort());
  fc.assert(
    fc.property(keys, keys, (one, other) => {
      expect(sameKeys(one, other)).toBe(sorted(one) === sorted(other));
      expect(sameKeys(one, [...one].reverse())).toBe(true);
    }),
  );
});

describe('a dict is told from another one', () => {
  it.each(joined)('whose single key is all the keys in one: %j', (key) => {
    const got = plain({ dict: { [key]: 0 } });
    expect(compareValues(expected, got, options)).toEqual({ category: 'keys', tensor: 'parameters' });
    expect(compareInputs([expected], [got], ['parameters'])).toEqual({ category: 'purity', tensor: 'parameters' });
    expect(compareCalls(expected, [got], options.naming)).toEqual({ category: 'repeatability', tensor: 'parameters' });
  });

  it('which has a key twice', () => {
    expect(compareValues(expected, forged('W1', 'W1'), options)).toMatchObject({ category: 'keys' });
    expect(compareValues(expected, forged('W1', 'b1', 'b1'), options)).toMatchObject({ category: 'keys' });
    expect(compareValues(expected, forged('W1', 'b1'), options)).toBeUndefined();
    expect(compareInputs([forged('W1', 'W1')], [expected], ['parameters'])).toMatchObject({ category: 'purity' });
  });
});
