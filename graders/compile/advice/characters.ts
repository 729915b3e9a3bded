/**
 * Owns finding characters that are not what they look like: they come with what is copied from web pages and PDF files.
 * Must not judge comments, where they do no harm.
 */
import type { Advice } from '../../feedback/words/advice.en.ts';
import type { Api, Finding } from './source-files.ts';

type Kind = 'invisible' | 'space' | 'quote' | 'dash' | 'wide';

const INVISIBLE = /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]/;
const SPACE = /[\u00a0\u2007\u202f]/;
const SINGLE = /[\u2018-\u201b\u2032\u00b4\u2039\u203a]/;
const DOUBLE = /[\u201c-\u201f\u2033\u00ab\u00bb]/;
const DASH = /[\u2010-\u2015\u2212]/;
const WIDE = /[\uff01-\uff5e]/;
const ANY = new RegExp([INVISIBLE, SPACE, SINGLE, DOUBLE, DASH, WIDE].map(({ source }) => source).join('|'), 'g');

/** What a character is, and what to write in its place. */
function kindOf(character: string, words: Advice): { kind: Kind; instead: string } {
  if (INVISIBLE.test(character)) return { kind: 'invisible', instead: '' };
  if (SPACE.test(character)) return { kind: 'space', instead: words.plainSpace };
  if (SINGLE.test(character)) return { kind: 'quote', instead: "`'`" };
  if (DOUBLE.test(character)) return { kind: 'quote', instead: '`"`' };
  if (DASH.test(character)) return { kind: 'dash', instead: '`-`' };
  return { kind: 'wide', instead: `\`${String.fromCharCode(character.charCodeAt(0) - 0xfee0)}\`` };
}

/** Where texts and comments of a file stand: a character in a comment does no harm, and what a text holds is the student's. */
function quietPlaces(ts: Api, source: string): { comments: Set<number>; texts: Set<number> } {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  const [comments, texts] = [new Set<number>(), new Set<number>()];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const comment = token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia;
    const text = token === ts.SyntaxKind.StringLiteral || token === ts.SyntaxKind.NoSubstitutionTemplateLiteral;
    if (!comment && !text) continue;
    for (let at = scanner.getTokenStart(); at < scanner.getTokenEnd(); at++) (comment ? comments : texts).add(at);
  }
  return { comments, texts };
}

/** Most that are named of one file. */
const MOST = 10;

/**
 * The characters of a source that are not what they look like, each with its line and column; in texts only those that cannot be
 * seen. Spaces are warnings, because they work between words.
 */
export function strangeCharacters(ts: Api, source: string, words: Advice): Finding[] {
  const places = [...source.matchAll(ANY)];
  if (places.length === 0) return [];
  const { comments, texts } = quietPlaces(ts, source);
  const findings: Finding[] = [];
  for (const { index: start, 0: character } of places) {
    const { kind, instead } = kindOf(character, words);
    const quiet =
      kind === 'invisible' || kind === 'space' ? comments.has(start) : comments.has(start) || texts.has(start);
    if (quiet || findings.length >= MOST) continue;
    const before = source.slice(0, start).split('\n');
    const number = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    const what = words.character({ what: words[kind], number, instead });
    const message = words.place({ line: before.length, column: (before.at(-1) ?? '').length + 1, what });
    const severity = kind === 'space' || texts.has(start) ? 'warning' : 'error';
    findings.push({ start, length: 1, severity, code: 'character', message, fix: fixOf(start, kind, instead) });
  }
  return findings;
}

const fixOf = (start: number, kind: Kind, instead: string) => ({
  start,
  end: start + 1,
  insert: kind === 'space' ? ' ' : instead.replaceAll('`', ''),
});
