/**
 * Owns the digits that NumPy prints of one number: the shortest that give it back, rounded to a precision.
 * Must not know arrays. Follows NumPy's dragon4 (unique digits, a tie goes to the even digit).
 */
import { abs, finite, indexOf, isInteger, nan, repeat, slice, toExponential, toFixed } from '../primordials.ts';

/** Most digits after the point, as in NumPy's default options. */
const PRECISION = 8;
/** 2 ** (PRECISION + 1): a number with exactly nine digits after the point, the last a 5, is an odd multiple of 1 / TIE. */
const TIE = 512;

/** Digits of a number as text: before and after the point, and the exponent with its sign ('' in positional form). */
export interface Digits {
  readonly before: string;
  readonly after: string;
  readonly exponent: string;
}

/** Splits "12.5" into before and after the point; zeros at the end are dropped. */
function split(text: string, exponent: string): Digits {
  const point = indexOf(text, '.');
  if (point < 0) return { before: text, after: '', exponent };
  let end = text.length;
  while (text[end - 1] === '0') end -= 1;
  return { before: slice(text, 0, point), after: slice(text, point + 1, end), exponent };
}

const isEven = (digit: string | undefined): boolean => digit !== undefined && indexOf('02468', digit) >= 0;

/** "123.4567" for numbers below 1e16. */
export function positional(x: number): Digits {
  if (x === 0) return { before: 1 / x < 0 ? '-0' : '0', after: '', exponent: '' };
  const shortest = `${x}`;
  const places = shortest.length - 1 - indexOf(shortest, '.');
  if (indexOf(shortest, 'e') < 0 && (indexOf(shortest, '.') < 0 || places <= PRECISION)) return split(shortest, '');
  const rounded = toFixed(x, PRECISION);
  const scaled = abs(x) * TIE;
  if (isInteger(scaled) && scaled % 2 === 1) {
    // toFixed rounds a tie up; the digits without the final 5 are right where they end even.
    const longer = toFixed(x, PRECISION + 1);
    const cut = slice(longer, 0, longer.length - 1);
    if (isEven(cut[cut.length - 1])) return split(cut, '');
  }
  return split(rounded, '');
}

/** "1.234e+05": one digit before the point, at least two in the exponent. */
export function scientific(x: number): Digits {
  const shortest = toExponential(x);
  let text = shortest;
  if (indexOf(shortest, 'e') - 1 - indexOf(shortest, '.') > PRECISION && indexOf(shortest, '.') >= 0) {
    text = toExponential(x, PRECISION);
    // 60 digits show whether the number is a tie: a double cannot come closer to one without being one.
    const exact = toExponential(x, 60);
    const fifth = indexOf(exact, '.') + PRECISION + 1;
    const tail = slice(exact, fifth, indexOf(exact, 'e'));
    if (tail === `5${repeat('0', tail.length - 1)}` && isEven(exact[fifth - 1]))
      text = slice(exact, 0, fifth) + slice(exact, indexOf(exact, 'e'));
  }
  const e = indexOf(text, 'e');
  const figures = slice(text, e + 2);
  const digits = split(slice(text, 0, e), `${text[e + 1]}${repeat('0', 2 - figures.length)}${figures}`);
  return x === 0 && 1 / x < 0 ? { before: '-0', after: '', exponent: digits.exponent } : digits;
}

/** One number as NumPy prints a scalar: 0.1, 2.0, 1e-05, 1.5e+16, nan, inf, -0.0. All digits, no rounding. */
export function formatValue(x: number): string {
  if (nan(x)) return 'nan';
  if (!finite(x)) return x < 0 ? '-inf' : 'inf';
  if (x === 0) return 1 / x < 0 ? '-0.0' : '0.0';
  const size = abs(x);
  if (size >= 1e-4 && size < 1e16) {
    const text = `${x}`;
    return indexOf(text, '.') < 0 ? `${text}.0` : text;
  }
  const text = toExponential(x);
  const e = indexOf(text, 'e');
  const figures = slice(text, e + 2);
  return `${slice(text, 0, e + 2)}${repeat('0', 2 - figures.length)}${figures}`;
}
