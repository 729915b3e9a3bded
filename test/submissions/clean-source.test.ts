/** What a submitted text must be. */
import { describe, expect, it } from '@jest/globals';
import { cleanFileName, cleanSource } from '../../server/submissions/clean-source.ts';

describe('a source', () => {
  it('is measured in bytes of UTF-8 after normalising', () => {
    expect(cleanSource('\uFEFFäö\r\n', 5)).toBe('äö\n');
    expect(() => cleanSource('äöü', 5)).toThrow('source-too-large errors:source-too-large.detail bytes=6 limit=5');
  });

  it('names the line of the first NUL character', () => {
    expect(() => cleanSource('a\nb\nc\0', 100)).toThrow('source-not-text errors:source-not-text.detail line=3');
  });

  it('must not be blank', () => {
    expect(() => cleanSource(' \n\t', 100)).toThrow('source-empty');
  });
});

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\mine.ts', 'mine.ts'],
    ['a\u0000\u001b[31mb\u202e.ts', 'a[31mb.ts'],
    ['folder/', 'fallback.ts'],
    ['', 'fallback.ts'],
    ['ü'.repeat(200), 'ü'.repeat(100)],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name, 'fallback.ts')).toBe(clean);
  });
});
