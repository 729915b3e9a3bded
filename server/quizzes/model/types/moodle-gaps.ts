/**
 * Owns finding the gaps in the text of a Cloze question as Moodle stores it, before the text is converted in any way.
 * Must not know what becomes of them.
 *
 * The form is that of Moodle's question/type/multianswer: {weight:TYPE:answers}, answers apart by ~, each with = or %percent% before
 * it where it is worth something, and #feedback behind it. A backslash takes ~ } # = their meaning.
 */
import { type Note, note } from './note.ts';

/** What Moodle calls its gaps, long and short. */
const KINDS: Readonly<Record<string, 'choice' | 'choices' | 'text' | 'number'>> = {
  MULTICHOICE: 'choice',
  MC: 'choice',
  MULTIRESPONSE: 'choices',
  MR: 'choices',
  SHORTANSWER: 'text',
  SA: 'text',
  MW: 'text',
  NUMERICAL: 'number',
  NM: 'number',
};

/** An answer of a gap, as written. */
export interface GapAnswer {
  /** Percent. */
  readonly fraction: number;
  readonly text: string;
  readonly feedback: string;
}
/** A gap. */
export interface FoundGap {
  readonly weight: number;
  readonly kind: 'choice' | 'choices' | 'text' | 'number';
  readonly caseSensitive: boolean;
  readonly answers: readonly GapAnswer[];
}
/** The pieces of text around the gaps, one more than there are gaps; or why the text cannot be used. */
export type FoundGaps =
  | { readonly pieces: readonly string[]; readonly gaps: readonly FoundGap[] }
  | { readonly problem: Note };

/** Pieces of a text between the places where an unescaped `mark` stands, at most so many. */
function splitAt(text: string, mark: string, most = Number.POSITIVE_INFINITY): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length && pieces.length + 1 < most; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === mark && !/&(?:#\w{0,8})?$/.test(text.slice(Math.max(from, at - 10), at))) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, text.slice(from)];
}
/** Without the backslashes that take their meaning from marks; that before a star stays, for it has one of its own. */
const unescaped = (text: string): string => text.replace(/\\([~=#{}"'/\\])/g, '$1').trim();

function answersOf(body: string): GapAnswer[] {
  return splitAt(body, '~')
    .filter((one, place) => place > 0 || one.trim() !== '')
    .map((one) => {
      const [, mark = '', rest = ''] = /^\s*(=|%-?\d{1,10}(?:[.,]\d{0,10})?%)?(.*)$/s.exec(one) ?? [];
      const [text = '', feedback = ''] = splitAt(rest, '#', 2);
      const fraction = mark === '=' ? 100 : Number(mark.replace(/%/g, '').replace(',', '.') || 0);
      return { fraction, text: unescaped(text), feedback: unescaped(feedback) };
    })
    .filter(({ text }) => text !== '');
}

/** Where a gap may begin: also as people mistype it, so that no answer is left in the text. */
const START = /\{\s{0,9}(\d{0,6})\s{0,9}:\s{0,9}([A-Za-z_]{1,30})\s{0,9}:/g;
/** What still looks like a gap with its answers. */
const LEFT = /\{\s{0,9}\d{0,6}\s{0,9}:[^{}]*[=~%]/;

/** The gaps of a text. */
export function findGaps(text: string): FoundGaps {
  const pieces: string[] = [];
  const gaps: FoundGap[] = [];
  let done = 0;
  for (const start of text.matchAll(START)) {
    if (start.index < done) continue;
    const number = gaps.length + 1;
    const [whole, weight = '', name = ''] = start;
    const [, base = '', style = ''] =
      /^(.*?)(?:_?(VS|HS|V|H|S|C))?$/i.exec(
        name.toUpperCase().replace(/^(MWC|SAC)$/, (one) => `${one.slice(0, 2)}_C`),
      ) ?? [];
    const kind = Object.hasOwn(KINDS, name.toUpperCase()) ? KINDS[name.toUpperCase()] : KINDS[base];
    if (kind === undefined) {
      if (/^[A-Z_]{2,}$/.test(name)) return { problem: note('imported:gapType', { number, type: name }) };
      continue;
    }
    const from = start.index + whole.length;
    let end = from;
    while (end < text.length && text[end] !== '}') end += text[end] === '\\' ? 2 : 1;
    if (end >= text.length) return { problem: note('imported:gapEnd', { number }) };
    pieces.push(text.slice(done, start.index));
    gaps.push({
      weight: Number(weight || 1),
      kind,
      caseSensitive: kind === 'text' && style === 'C',
      answers: answersOf(text.slice(from, end)),
    });
    done = end + 1;
  }
  pieces.push(text.slice(done));
  const left = pieces.findIndex((piece) => LEFT.test(piece.replace(/<[^<>]{0,1000}>/g, '')));
  if (left >= 0) return { problem: note('imported:gapUnreadable', { number: left + 1 }) };
  return { pieces, gaps };
}
