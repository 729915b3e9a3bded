/**
 * Owns what is checked of a source before any parser sees it: size, encoding, nesting.
 * Must not know TypeScript beyond its tokens.
 */
import { english, type Sentences } from '../feedback/words/en.ts';
import type { Limits } from '../limits.ts';
import type { Diagnostic } from '../protocol.ts';
import { ts } from './typescript.ts';

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
export function checkSource(
  source: string,
  limits: Pick<Limits, 'sourceBytes' | 'nesting'>,
  { compile: words }: Sentences = english,
): Diagnostic | undefined {
  const bytes = Buffer.byteLength(source, 'utf8');
  if (bytes > limits.sourceBytes)
    return problem('too-large', words.tooLarge({ size: bytes, limit: limits.sourceBytes }));
  if (source.trim() === '') return problem('empty', words.empty);
  const nul = source.indexOf('\0');
  if (nul >= 0) {
    const line = source.slice(0, nul).split('\n').length;
    return problem('nul', words.nul(line), line);
  }
  const unreadable = source.indexOf('\ufffd');
  if (unreadable >= 0) {
    const line = source.slice(0, unreadable).split('\n').length;
    return problem('encoding', words.encoding(line), line);
  }
  const deep = tooDeepAt(source, limits.nesting);
  if (deep !== undefined) {
    const before = source.slice(0, deep).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    return problem('too-deep', words.tooDeep(limits.nesting), before.length, column);
  }
  return undefined;
}
