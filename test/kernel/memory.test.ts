/** Tests of remembering. */
import { describe, expect, it } from '@jest/globals';
import { createMemory } from '../../server/kernel/memory.ts';

describe('a memory', () => {
  it('makes each value once, and forgets those first that were made first', () => {
    const remember = createMemory<string, string>(2);
    const made: string[] = [];
    const get = (key: string): string =>
      remember(key, () => {
        made.push(key);
        return key.toUpperCase();
      });
    expect(['a', 'b', 'a', 'b'].map(get)).toEqual(['A', 'B', 'A', 'B']);
    expect(made).toEqual(['a', 'b']);
    expect(['c', 'b', 'a'].map(get)).toEqual(['C', 'B', 'A']);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('keeps values that are empty, and nothing of a value that could not be made', () => {
    const remember = createMemory<number, string | number>(5);
    expect(remember(1, () => '')).toBe('');
    expect(remember(1, () => 'again')).toBe('');
    expect(() =>
      remember(2, () => {
        throw new Error('not now');
      }),
    ).toThrow('not now');
    expect(remember(2, () => 0)).toBe(0);
  });
});
