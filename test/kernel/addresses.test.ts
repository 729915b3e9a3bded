/**
 * Holds that addresses of pages are written in one place of each room: its urls.ts.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { path, withQuery } from '../../server/kernel/http/urls.ts';
import { projectRoot } from '../../server/project-root.ts';

/** Where addresses may be written. */
const OWNERS = /(^|\/)urls\.ts$|^kernel\/http\//;
const server = join(projectRoot, 'server');
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const files = sources.filter((file) => !OWNERS.test(file));

/** A file without its comments and without the names of modules that it imports. */
function codeOf(file: string): string {
  return readFileSync(join(server, file), 'utf8')
    .replace(/^\s*\/?\*.*$/gm, '')
    .replace(/\/\/ .*$/gm, '')
    .replace(/(from |import\()'[^']*'/g, '');
}

/** Routes say which addresses they answer, with names for what stands in them: '/courses/:course/...'. */
function withoutDeclarations(code: string): string {
  return code
    .replace(/routes\s*\.(get|post|put|delete)\(\s*(['`])[^'`]*\2/g, '')
    .replace(/^(export )?const [A-Z_]+ = '[^']*\/:[^']*';$/gm, '')
    .replace(/^(export )?const [A-Z_]+ = `[^`$]*\$\{[A-Z_]+\}[^`$]*`;$/gm, '');
}

/** Lines of a file that match. */
function found(file: string, pattern: RegExp): string[] {
  const code = codeOf(file);
  const lines = (file.endsWith('.routes.ts') ? withoutDeclarations(code) : code).split('\n');
  return lines.filter((line) => pattern.test(line)).map((line) => `${file}: ${line.trim()}`);
}

describe('addresses', () => {
  it('are put together only in the urls.ts of their rooms', () => {
    expect(files.length).toBeGreaterThan(300);
    const page = /['"`}]\/(account|admin|api|courses|instructor|join|password|set-up|sign-in|submissions)\b(?![-.])/;
    expect(files.flatMap((file) => found(file, page))).toEqual([]);
  });

  it('are encoded only where they are written', () => {
    expect(files.flatMap((file) => found(file, /encodeURI/))).toEqual([]);
  });

  it('hold no value that is not encoded', () => {
    const shown = files.filter((file) => /\.(presenter|routes)\.ts$/.test(file));
    expect(shown.flatMap((file) => found(file, /(?<!path)`[^`]*\/\$\{/))).toEqual([]);
    const owners = sources.filter((file) => /^[a-z]+\/urls\.ts$/.test(file));
    expect(owners.length).toBeGreaterThan(10);
    // Outside of path`...`, a template in such a file begins with an address that is written already.
    const raw = /(?<!path)`(?!\$\{)[^`]*\$\{|(?<!path)`[^`]*\/\$\{/;
    const lines = owners.flatMap((file) => codeOf(file).split('\n'));
    expect(lines.filter((line) => raw.test(line) && !line.includes('#line-'))).toEqual([]);
  });

  it('encode each value as one part of a path', () => {
    expect(path`/courses/${'a/b c'}/quizzes/${'ä?#%'}`).toBe('/courses/a%2Fb%20c/quizzes/%C3%A4%3F%23%25');
    expect(path`/join`).toBe('/join');
  });

  it('leave what is undefined out of a query', () => {
    expect(withQuery('/sign-in', { next: undefined })).toBe('/sign-in');
    expect(withQuery('/sign-in', { next: '/courses/a?b=c&d', page: 2 })).toBe(
      '/sign-in?next=%2Fcourses%2Fa%3Fb%3Dc%26d&page=2',
    );
  });
});
