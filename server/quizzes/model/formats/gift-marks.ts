/**
 * Owns the escapes of GIFT: while a text is taken apart, a character stands for each of them that no text has.
 *
 * As in Moodle's question/format/gift, \n is a line break and \\ a backslash; a backslash before anything else is one.
 */

/** What can be escaped; the place of each says which character stands for it. */
const ESCAPED = '\\:#={}~\n';
const FIRST = 0xe020;
const MARKS = /[\uE020-\uE027]/g;
/** Escaped backslashes while a text is taken apart. */
export const BACKSLASH = '\uE020';

/** Commands of TeX that would begin with a line break. */
const TEX_AFTER_N =
  /^(?:abla|atural|cong|earrow|eg|eq|e|ewline|exists|geq|gtr|i|leftarrow|leq|less|mid|otin|ot|parallel|prec|rightarrow|sim|subseteq|succ|ull|u|warrow)(?![A-Za-z])/;

/** From where to where formulas go. */
function formulasIn(text: string): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let open: { readonly at: number; readonly closer: string } | undefined;
  for (const { 0: token, index } of text.matchAll(/\\{1,2}[()[\]$]|\$\$?/g)) {
    const sign = token.replace(/^\\+/, '');
    if (sign === '$' && token !== '$') continue;
    const oneLine = open?.closer !== '$' || !text.slice(open.at, index).includes('\n');
    if (open?.closer === sign && oneLine) {
      found.push([open.at, index]);
      open = undefined;
    } else if (/[([$]$/.test(sign) && (open === undefined || open.closer === '$'))
      open = { at: index, closer: sign === '(' ? ')' : sign === '[' ? ']' : sign };
  }
  return found;
}

/** A text in which nothing is escaped any more. */
export function mask(source: string): string {
  const text = source.replace(/[\uE020-\uE02F]/g, '');
  const formulas = formulasIn(text);
  let place = 0;
  const inFormula = (at: number): boolean => {
    while ((formulas[place]?.[1] ?? Number.POSITIVE_INFINITY) < at) place += 1;
    return (formulas[place]?.[0] ?? Number.POSITIVE_INFINITY) < at;
  };
  return text.replace(/\\([\\:#={}~n])/g, (escaped, sign: string, at: number) => {
    if (sign === 'n' && inFormula(at) && TEX_AFTER_N.test(text.slice(at + 2, at + 20))) return escaped;
    return String.fromCharCode(FIRST + ESCAPED.indexOf(sign === 'n' ? '\n' : sign));
  });
}

/** What a masked text says. */
export const unmask = (text: string): string =>
  text.replace(MARKS, (sign) => ESCAPED[sign.charCodeAt(0) - FIRST] ?? '').trim();
