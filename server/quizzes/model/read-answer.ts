/**
 * Owns reading what people type: numbers, shapes, words.
 * Must not know what is right.
 */

/**
 * What somebody may have meant by a number that they typed: a decimal number with a point or a comma, an exponent (1e-3,
 * 2·10^3), a fraction (1/3), any minus sign. '1,250' is one and a quarter to some and over a thousand to others: both are
 * returned. Empty when it is no number.
 */
export function readNumbers(typed: string): number[] {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s_'’]/g, '')
    .replace(/[−–]/g, '-')
    .replace('⁄', '/');
  const [above = '', below, ...rest] = text.split('/');
  if (rest.length > 0) return [];
  if (below === undefined) return readDecimals(above);
  const [top] = readDecimals(above);
  const [bottom] = readDecimals(below);
  return top === undefined || bottom === undefined || bottom === 0 ? [] : [top / bottom];
}

/** Groups of three digits after a first group that does not begin with zero: 1,250 or 1.250.000. */
const GROUPED = /^[+-]?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/;

function readDecimals(text: string): number[] {
  const point = /^[^.,]*,[^.,]*$/.test(text) ? text.replace(',', '.') : text;
  const plain = point.replace(/(?:\*|·|×|x)10(?:\^|\*\*)([+-]?\d+)$/i, 'e$1');
  const asDecimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? [Number(plain)] : [];
  const asGroups = GROUPED.test(text) ? [Number(text.replace(/[.,]/g, ''))] : [];
  return [...asDecimal, ...asGroups].filter(Number.isFinite);
}

/** (3, 4), [3, 4], 3 x 4, 3,4 or (3,); undefined when it is no shape. */
export function readShape(typed: string): number[] | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^[([{]\s*|\s*[)\]}]$/g, '');
  if (text === '') return undefined;
  const parts = text.replace(/[,;]\s*$/, '').split(/\s*(?:[,;x×*·]|\s)\s*/i);
  return parts.every((part) => /^\d{1,9}$/.test(part)) ? parts.map(Number) : undefined;
}

/** Typed text for comparison: NFKC, no surplus spaces, typographic quotes and dashes plain, case folded unless it matters. */
export function normaliseText(typed: string, caseSensitive: boolean): string {
  const text = typed
    .normalize('NFKC')
    .replace(/[‘’‚‛´`]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  return caseSensitive ? text : text.toLowerCase();
}
