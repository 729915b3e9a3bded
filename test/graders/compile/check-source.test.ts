import { describe, expect, it } from '@jest/globals';
import { checkSource } from '../../../graders/compile/check-source.ts';
import { normaliseSource } from '../../../graders/normalise-source.ts';

const limits = { sourceBytes: 64 * 1024, nesting: 100 };

describe('checkSource', () => {
  it('lets an ordinary file pass', () => {
    expect(checkSource('export function f(x: number) { return [x]; }\n', limits)).toBeUndefined();
  });

  it('names the size and the limit of a file that is too large, in bytes of UTF-8', () => {
    expect(checkSource(`// ${'ä'.repeat(40_000)}`, limits)?.message).toMatch(/78 KB; the limit is 64 KB/);
  });

  it('says that an empty file is empty', () => {
    expect(checkSource(' \n\t\n', limits)?.message).toMatch(/^The file is empty/);
  });

  it('names the line of a NUL byte', () => {
    expect(checkSource('const a = 1;\nconst b\0 = 2;', limits)).toMatchObject({ line: 2, code: 'nul', blocking: true });
  });

  it('names the first line that is not UTF-8', () => {
    expect(checkSource('const a = 1;\n// gr\ufffd\ufffde', limits)).toMatchObject({ line: 2, code: 'encoding' });
  });

  it.each(['(', '[', '{'])('stops nesting of %s at the limit and names the place', (bracket) => {
    expect(checkSource(`const x =\n${bracket.repeat(101)}`, limits)).toMatchObject({
      code: 'too-deep',
      line: 2,
      column: 101,
    });
    expect(checkSource(`const x =\n${bracket.repeat(100)}`, limits)).toBeUndefined();
  });

  it('does not count brackets in strings and comments', () => {
    expect(checkSource(`const x = "${'('.repeat(300)}"; // ${'['.repeat(300)}`, limits)).toBeUndefined();
  });

  it('takes 30,000 brackets in linear time, without recursion', () => {
    expect(checkSource('('.repeat(30_000), limits)?.code).toBe('too-deep');
  });
});

describe('normaliseSource', () => {
  it('drops a byte-order mark and makes line ends \\n', () => {
    expect(normaliseSource('\uFEFFa\r\nb\rc\n')).toBe('a\nb\nc\n');
  });
});
