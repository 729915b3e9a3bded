/**
 * Owns reading what people type: numbers, shapes, words.
 * Must not know what is right.
 */

/** A decimal number with a point or a comma, an exponent, a fraction (1/3), any minus sign; undefined when it is none. */
export function readNumber(typed: string): number | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s_'’]/g, '')
    .replace(/[−–]/g, '-')
    .replace('⁄', '/');
  const [above = '', below, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const top = readDecimal(above);
  if (below === undefined || top === undefined) return top;
  const bottom = readDecimal(below);
  return bottom === undefined || bottom === 0 ? undefined : top / bottom;
}

function readDecimal(text: string): number | undefined {
  const point = /^[^.,]*,[^.,]*$/.test(text) ? text.replace(',', '.') : text;
  const scientific = point.replace(/(?:\*|·|×|x)10(?:\^|\*\*)([+-]?\d+)$/i, 'e$1');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(scientific)) return undefined;
  const number = Number(scientific);
  return Number.isFinite(number) ? number : undefined;
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
