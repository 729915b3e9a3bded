/**
 * Owns formulas of foreign texts: they are taken out before a text is converted, each leaving a mark, and put back unchanged after.
 * Must not know what is converted.
 *
 * Each text is gone through once, whatever it contains.
 */
import { decodeHTMLStrict } from 'entities/decode';

/** What stands for what was taken out: characters of no text, which no conversion changes. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
/** Marks that a text brings itself are no marks. */
const MARKS = /[\uE000-\uE00F]/g;
/** Between a digit and a dollar, where Markdown would see no formula: a word joiner, which nobody sees. */
const JOINER = '\u2060';

/** How a text is written. */
export type Writing = 'html' | 'markdown';

/** Everything at which a formula or code begins or ends. */
const TOKENS = {
  html: /\\\$|\\{1,2}[()[\]]|\$\$?|\[\/?tex\]|<\/?(?:pre|code|tex|script|style)\b|\\(?:begin|end)\{(?:equation|align|alignat|gather|multline|eqnarray)\*?\}/gi,
  markdown:
    /\\[$`]|\\{1,2}[()[\]]|\$\$?|`+|\[\/?tex\]|\\(?:begin|end)\{(?:equation|align|alignat|gather|multline|eqnarray)\*?\}/gi,
} as const;

/** The token that ends what this one begins; undefined where it begins nothing. */
function closerOf(token: string): string | undefined {
  if (/^\\+\($/.test(token)) return token.replace('(', ')');
  if (/^\\+\[$/.test(token)) return token.replace('[', ']');
  if (token === '$$' || /^`+$/.test(token)) return token;
  if (token === '[tex]') return '[/tex]';
  if (token.startsWith('\\begin')) return token.replace('begin', 'end');
  return /^<[a-z]/.test(token) ? `</${token.slice(1)}` : undefined;
}

/** Tags that editors put into formulas. */
const TAGS = /<\/?(?:br|span|p|div|i|b|em|strong|font|u|wbr|nolink|tex)(?:\s+[\w-]+\s*=[^<>]*)?\s*\/?>/gi;
/** A line of TeX without its comment. */
const withoutComment = (line: string): string => line.replace(/^((?:[^%\\]|\\.)*)%.*$/s, '$1');
/** TeX as it was meant: without the tags and character references of HTML, in one line, without what stands for a variable here. */
function texOf(source: string, writing: Writing): string {
  const text = writing === 'html' ? decodeHTMLStrict(source.replace(TAGS, ' ')) : source;
  return text
    .split('\n')
    .map(withoutComment)
    .join(' ')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .replace(/(?<!\\)((?:\\\\)*)\\$/, '$1')
    .replace(/\{(?=\{\s*[A-Za-z_])/g, '{ ')
    .replace(/\\\$/g, '\\textdollar ')
    .replace(/\$([^$]*)\$/g, '\\($1\\)')
    .replace(/\$/g, '\\textdollar ');
}

/** Whether what stands between two dollars is a formula, and no text between two prices. */
function isFormula(inner: string, before: string, after: string): boolean {
  if (inner.length > 300 || /^\s|\s$|^$|\n\s*\n/.test(inner) || /[\d\\]/.test(before) || /\d/.test(after)) return false;
  return /[\\^_=<>+*/]|^[A-Za-z]'?[A-Za-z]?\d?'?$|^\([^()\s]+(?:, [^()\s]+)*\)$|^\|[^|\s]+\|$|^-?\d+(?:[.,]\d+)?$|^[A-Za-z]\([^()]*\)$/.test(
    inner,
  );
}

/** Takes formulas out of texts, and puts them back. */
export function createFormulas() {
  let kept: string[] = [];
  const keep = (markdown: string): string => `${OPEN}${kept.push(markdown) - 1}${CLOSE}`;

  return {
    /** A mark for a formula. */
    mark: (tex: string, display = false): string => keep(display ? `$$${tex}$$` : `$${tex}$`),
    /** The text with marks for its formulas, and with dollars that are none escaped where it is Markdown. Code is not changed. */
    take(source: string, writing: Writing): string {
      const text = source.replace(MARKS, '');
      const tokens = [...text.matchAll(TOKENS[writing])].map((match) => ({
        at: match.index,
        text: match[0],
        key: match[0].toLowerCase(),
      }));
      /** Closers of which there are no more. */
      const exhausted = new Set<string>();
      const closing = (from: number, closer: string): number => {
        if (exhausted.has(closer)) return -1;
        for (let at = from; at < tokens.length; at++) if (tokens[at]?.key === closer) return at;
        exhausted.add(closer);
        return -1;
      };
      const pieces: string[] = [];
      let done = 0;
      for (let place = 0; place < tokens.length; place++) {
        const token = tokens[place];
        if (!token || token.at < done) continue;
        const start = token.at + token.text.length;
        if (token.key === '$') {
          const next = tokens[place + 1];
          const inner = next?.key === '$' ? text.slice(start, next.at) : '';
          const tex = texOf(inner, writing);
          const [before, after] = [text[token.at - 1] ?? '', text[(next?.at ?? 0) + 1] ?? ''];
          const isTex = next !== undefined && inner.length <= 300 && isFormula(tex && inner, before, after);
          pieces.push(text.slice(done, token.at), isTex ? keep(`$${tex}$`) : writing === 'markdown' ? '\\$' : '$');
          done = isTex && next ? next.at + 1 : start;
          if (isTex) place += 1;
          continue;
        }
        const closer = closerOf(token.key);
        const end = closer === undefined ? -1 : closing(place + 1, closer);
        const last = tokens[end];
        if (!last || closer === undefined) continue;
        place = end;
        if (/^[`<](?!tex)/.test(token.key)) continue;
        const environment = token.key.startsWith('\\begin');
        const inner = environment
          ? text.slice(token.at, last.at + last.text.length)
          : text.slice(token.key === '<tex' ? text.indexOf('>', start) + 1 : start, last.at);
        const tex = texOf(inner, writing);
        const display = environment || /\[$|\$\$/.test(token.key);
        pieces.push(text.slice(done, token.at), tex === '' ? '' : keep(display ? `$$${tex}$$` : `$${tex}$`));
        done = last.at + last.text.length + (token.key === '<tex' ? 1 : 0);
      }
      return [...pieces, text.slice(done)].join('');
    },
    /** The text with its formulas. */
    putBack(markdown: string): string {
      return markdown.replace(
        /(.?)\uE000(\d+)\uE001(?=(.?))/gsu,
        (_, before: string, number: string, after: string) => {
          const formula = kept[Number(number)] ?? '';
          const [left, right] = [/[\d\\$]/.test(before) ? JOINER : '', /[\d$\uE000]/.test(after) ? JOINER : ''];
          return `${before}${left}${formula}${right}`;
        },
      );
    },
    /** Forgets the formulas of the text before. */
    clear(): void {
      kept = [];
    },
  };
}
/** Formulas of a text. */
export type Formulas = ReturnType<typeof createFormulas>;
