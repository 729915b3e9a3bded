import { describe, expect, it } from '@jest/globals';
import { explainRuntimeError } from '../../../graders/feedback/explain-runtime-error.ts';
import {
  explainCompileError,
  explainLimit,
  explainNotExported,
  summarise,
} from '../../../graders/feedback/explain-verdict.ts';
import { formatPlainValue } from '../../../graders/feedback/format-value.ts';
import { plain } from '../../support/plain.ts';
import { explained, said } from './explained.ts';

describe('explain', () => {
  it('says nothing general beside a mistake that is known', () => {
    const known = { recognised: 'You fed X into layer 2.', symbols: { m: 4 } };
    expect(explained([[1, 2]], [[4, 8]], known).hints).toEqual(['You fed X into layer 2.']);
    expect(explained([[1, 2]], [[4, 8]], { symbols: { m: 4 } }).hints).toHaveLength(1);
  });
});

describe('explain for hidden tests', () => {
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
  it.each([
    ["Cannot read properties of undefined (reading 'shape')", /before it has a value/],
    ['object is not iterable', /not a list is destructured/],
    ['W1 is not defined', /check its spelling/],
    ['Assignment to constant variable.', /`let`/],
    ['Maximum call stack size exceeded', /calls itself endlessly/],
    ["Cannot access 'Z' before initialization", /above the line that declares it/],
    ['Invalid typed array length: -1', /far too large/],
  ])('know what stands behind "%s"', (message, words) => {
    const { hints } = explainRuntimeError({ name: 'TypeError', message, visibility: 'visible' });
    expect(hints).toHaveLength(1);
    expect(hints[0]).toMatch(words);
    expect(said(explainRuntimeError({ name: '', message, visibility: 'hidden' }))).not.toContain(message);
  });

  it('repeat what np says in a visible test, and only the operation in a hidden one', () => {
    const message = 'dot: (3, 4) and (5, 4) do not align';
    const error = { name: 'NumpyError', message, operation: 'dot', line: 7 };
    expect(said(explainRuntimeError({ ...error, visibility: 'visible' }))).toBe(
      `Your code stopped in line 7: ${message}`,
    );
    expect(explainRuntimeError({ ...error, visibility: 'hidden' }).message).toBe('np.dot threw an error in line 7.');
  });

  it('claim nothing about an unknown error', () => {
    expect(explainRuntimeError({ name: 'Error', message: 'mine', visibility: 'visible' })).toEqual({
      message: 'Your code stopped: Error: mine',
      hints: [],
    });
  });

  it('lead to the first error that stops the file', () => {
    const error = {
      severity: 'error',
      code: 'TS1',
      message: 'a',
      line: 2,
      column: 1,
      excerpt: '',
      blocking: false,
    } as const;
    expect(explainCompileError([error, { ...error, message: 'b', line: 5, blocking: true }])).toBe(
      'The file was not run. Line 5: b',
    );
    expect(explainCompileError([])).toBe('The file does not compile.');
  });

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
    expect(explainNotExported('predict', 'export function predikt() {}')).toMatch(/has predikt, .* predict: rename it/);
    expect(explainNotExported('predict', 'export function answer() {}')).toMatch(/exports no function predict/);
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
    const passed = { ...test, hints: [] };
    const failed = {
      ...passed,
      verdict: 'wrong-shape',
      points: 0,
      failure: { category: 'shape', tensor: 'dW' },
    } as const;
    const threw = { ...passed, verdict: 'runtime-error', visibility: 'visible', points: 0 } as const;
    expect(summarise([passed])).toBe('The test passed.');
    expect(summarise([passed, passed])).toBe('All 2 tests passed.');
    expect(summarise([passed, failed])).toBe('1 of 2 points; 1 of 2 tests failed, a hidden one: wrong shape in dW.');
    expect(summarise([passed, failed, failed])).toBe(
      '1 of 3 points; 2 of 3 tests failed, all of them hidden: wrong shape in dW.',
    );
    expect(summarise([passed, failed, threw])).toBe(
      '1 of 3 points; 2 of 3 tests failed, 1 of them hidden: wrong shape in dW; runtime error.',
    );
  });

  it('print values as NumPy does, with names and shapes', () => {
    const value = plain({ tuple: [[[1, 2.5]], { dict: { W1: [[0]] } }, { list: [1, 2] }, 'x'] });
    const naming = { items: [{ name: 'Z' }, { name: 'cache' }, { name: 'costs' }, { name: 'kind' }] };
    expect(formatPlainValue(value, naming)).toBe(
      'Z (1, 2) =\n[[1.  2.5]]\ncache.W1 (1, 1) =\n[[0.]]\ncosts = [1, 2]\nkind = "x"',
    );
  });

  it('cut long values, and stop reading them there', () => {
    const text = formatPlainValue(plain({ tuple: Array.from({ length: 50_000 }, () => 'abc') }), { name: 'list' });
    expect(text).toMatch(/^list\[0\] = "abc"\n/);
    expect(text).toMatch(/\n\(cut here: longer than 4,000 characters\)$/);
    expect(text.length).toBeLessThan(4_100);
  });
});
