/**
 * Owns what is checked of a source before any parser sees it: size, encoding, nesting.
 * Must not know TypeScript beyond its tokens.
 */
import ts from 'typescript';
import type { Limits } from '../limits.ts';
import type { Diagnostic } from '../protocol.ts';

const problem = (code: string, message: string, line = 1, column = 1, excerpt = ''): Diagnostic => ({
  severity: 'error',
  code,
  message,
  line,
  column,
  excerpt,
  blocking: true,
});

const OPENING = new Set([
  ts.SyntaxKind.OpenBraceToken,
  ts.SyntaxKind.OpenBracketToken,
  ts.SyntaxKind.OpenParenToken,
  ts.SyntaxKind.TemplateHead,
]);
const CLOSING = new Set([
  ts.SyntaxKind.CloseBraceToken,
  ts.SyntaxKind.CloseBracketToken,
  ts.SyntaxKind.CloseParenToken,
  ts.SyntaxKind.TemplateTail,
]);

/** Position of the first bracket nested deeper than `limit`, by tokens alone: linear in the source, no recursion. */
function tooDeepAt(source: string, limit: number): number | undefined {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, source);
  let depth = 0;
  let arrows = 0;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (OPENING.has(token) && ++depth > limit) return scanner.getTokenStart();
    if (CLOSING.has(token)) depth = Math.max(0, depth - 1);
    // Functions that return functions (a => b => ...) nest without brackets.
    if (token === ts.SyntaxKind.EqualsGreaterThanToken && ++arrows > limit) return scanner.getTokenStart();
    if (token === ts.SyntaxKind.SemicolonToken || OPENING.has(token) || CLOSING.has(token)) arrows = 0;
  }
  return undefined;
}

/** Why the source cannot be compiled at all, or undefined. Expects a normalised source. */
export function checkSource(source: string, limits: Pick<Limits, 'sourceBytes' | 'nesting'>): Diagnostic | undefined {
  const bytes = Buffer.byteLength(source, 'utf8');
  const kib = (n: number): string => `${Math.round(n / 1024)} KB`;
  if (bytes > limits.sourceBytes)
    return problem(
      'too-large',
      `The file has ${kib(bytes)}; the limit is ${kib(limits.sourceBytes)}. Remove data or output that was pasted in.`,
    );
  if (source.trim() === '') return problem('empty', 'The file is empty. Start from the starter code of the exercise.');
  const nul = source.indexOf('\0');
  if (nul >= 0) {
    const line = source.slice(0, nul).split('\n').length;
    return problem(
      'nul',
      `Line ${line} contains a NUL byte: this is not a text file, or it was saved as UTF-16. Save it as UTF-8.`,
      line,
    );
  }
  const deep = tooDeepAt(source, limits.nesting);
  if (deep !== undefined) {
    const before = source.slice(0, deep).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    return problem(
      'too-deep',
      `Brackets or functions are nested more than ${limits.nesting} deep here.`,
      before.length,
      column,
    );
  }
  return undefined;
}
