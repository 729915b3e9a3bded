/**
 * Owns superscripts and subscripts: characters of their own where Unicode has them, formulas where not.
 */
import type { Formulas } from './formulas.ts';

const PLAIN = '0123456789+-=()abcdefghijklmnoprstuvwxyz';
const SUPER = [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'];
const SUB: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-=()aehijklmnoprstuvx'].map((plain, index) => [
    plain,
    [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'][index] ?? '',
  ]),
);
const ofSuper = (plain: string): string => SUPER[PLAIN.indexOf(plain)] ?? '';

const TEX: Readonly<Record<string, string>> = { '\\': '\\backslash ', '~': '\\sim ', '^': '\\hat{}' };

/** What stands above or below the line, as Markdown. */
export function raised(text: string, above: boolean, formulas: Formulas): string {
  const plain = text
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/−/g, '-')
    .trim();
  if (plain === '') return '';
  const one = [...plain].map((sign) => (above ? (PLAIN.includes(sign) ? ofSuper(sign) : '') : (SUB[sign] ?? '')));
  if (one.every((sign) => sign !== '')) return one.join('');
  const mark = above ? '^' : '_';
  const formula = /^\$([^$]+)\$$/.exec(plain)?.[1];
  if (formula !== undefined) return formulas.mark(`${mark}{${formula}}`);
  const tex = plain
    .replace(/\$/g, '')
    .replace(/[\\~^]/g, (sign) => TEX[sign] ?? '')
    .replace(/[%#&_{}]/g, '\\$&');
  return formulas.mark(`${mark}{${/\p{L}{2}/u.test(tex) ? `\\text{${tex}}` : tex}}`);
}
