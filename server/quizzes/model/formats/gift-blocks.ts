/**
 * Owns where a question of a GIFT text begins and ends, and where its braces are.
 * Must not know what questions mean.
 *
 * Questions stand apart by blank lines. Where one is missing, or a brace is not closed, the next question is found all the same:
 * one that cannot be read takes no other with it.
 */
import { BACKSLASH } from './gift-marks.ts';

/** The lines of one question, masked. */
export interface GiftBlock {
  /** The first one's number, from 1. */
  readonly line: number;
  readonly text: string;
  /** Whether comments gave it tags or a number. */
  readonly tagged: boolean;
}

/** Whether a brace that opens after this text belongs to a formula such as x^{2} or \frac{1}{2}. */
const opensTex = (before: string, lastWasTex: boolean): boolean =>
  TEX_BEFORE.test(before) || (lastWasTex && before.endsWith('}'));
const TEX_BEFORE = new RegExp(`[\\^_]$|[\\\\${BACKSLASH}][A-Za-z]{1,20}\\*?$`);

/** Braces of a text that are not within others. */
export interface Braces {
  /** Places of the opening and the closing one. */
  readonly from: number;
  readonly to: number;
  readonly tex: boolean;
}
/** Braces of a text; `open` where one is not closed. */
export function bracesOf(text: string): { readonly groups: readonly Braces[]; readonly open: boolean } {
  const groups: Braces[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === '{' && depth++ === 0) from = index;
    if (brace === '}' && depth > 0 && --depth === 0)
      groups.push({
        from,
        to: index,
        tex: opensTex(text.slice(Math.max(0, from - 24), from), groups.at(-1)?.tex === true),
      });
  }
  return { groups, open: depth > 0 };
}

/** For each line, the first brace in it or below, and whether one opens before the next blank line. */
function lookAhead(lines: readonly string[]): { next: (string | undefined)[]; opens: boolean[] } {
  const next: (string | undefined)[] = [];
  const opens: boolean[] = [];
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    next[at] = /[{}]/.exec(line)?.[0] ?? next[at + 1];
    opens[at] = line.includes('{') || (line.trim() !== '' && opens[at + 1] === true);
  }
  return { next, opens };
}

/** The lines of a block: without spaces around them, as Moodle reads them, but for code. */
function tidy(lines: readonly string[]): string {
  let code = false;
  const tidied = lines.map((line) => {
    const before = code;
    if (/^\s*```/.test(line)) code = !code;
    else if (/<(\/?)pre\b/i.test(line))
      code = line.toLowerCase().lastIndexOf('<pre') > line.toLowerCase().lastIndexOf('</pre');
    return before ? line.trimEnd() : line.trim();
  });
  return tidied.join('\n').trim();
}

/** The questions of a masked text. */
export function giftBlocks(text: string): GiftBlock[] {
  const lines = text.split('\n');
  const { next, opens } = lookAhead(lines);
  const blocks: GiftBlock[] = [];
  let own: string[] = [];
  let first = 0;
  let tagged = false;
  let depth = 0;
  let tex = false;
  /** Whether the block has its answers, and nothing behind them. */
  let answered = false;
  const end = (): void => {
    if (own.length > 0) {
      blocks.push({ line: first + 1, text: tidy(own), tagged });
      tagged = false;
    }
    own = [];
    depth = 0;
    answered = false;
  };
  for (const [at, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed.startsWith('//')) {
      tagged ||= /\[(?:tag|id):/.test(trimmed);
      continue;
    }
    const begins = /^::.*::|^\$CATEGORY:/.test(trimmed);
    if (begins || (answered && opens[at])) end();
    if (trimmed === '' && (depth === 0 || next[at] !== '}')) end();
    if (trimmed === '' && own.length === 0) continue;
    if (own.length === 0) first = at;
    own.push(line);
    if (trimmed.startsWith('$CATEGORY:')) {
      end();
      continue;
    }
    answered &&= trimmed === '';
    for (const { 0: brace, index } of line.matchAll(/[{}]/g)) {
      if (brace === '{' && depth++ === 0) tex = opensTex(line.slice(Math.max(0, index - 24), index), tex);
      if (brace === '}' && depth > 0 && --depth === 0) answered = !tex && !/\S/.test(line.slice(index + 1));
    }
  }
  end();
  return blocks;
}
