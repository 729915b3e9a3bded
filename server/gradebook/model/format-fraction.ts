/**
 * Owns how an exact number is shown.
 * Must not know what is counted.
 */
import Fraction from 'fraction.js';
import { HABITS, type Language } from '../../kernel/text/languages.ts';
import { sumOf } from './exact.ts';

/** How many units of 10^-decimals a fraction is, rounded half away from zero. */
function toUnits(fraction: Fraction, decimals: number): bigint {
  const { s, n, d } = fraction;
  const scaled = n * 10n ** BigInt(decimals);
  return s * ((2n * scaled + d) / (2n * d));
}

const fromUnits = (units: bigint, decimals: number): Fraction => new Fraction(units, 10n ** BigInt(decimals));

/** Rounds half away from zero, as people do: 0.25 to 0.3, -0.25 to -0.3. */
export function roundFraction(fraction: Fraction, decimals: number): Fraction {
  return fromUnits(toUnits(fraction, decimals), decimals);
}

/**
 * A number for people: at most `decimals` digits, rounded half away from zero, without needless zeros ('87', '83.3'), never '-0'.
 */
export function toText(fraction: Fraction, decimals: number, language: Language): string {
  const units = toUnits(fraction, decimals);
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const separator = HABITS[language].csv.decimal;
  return `${units < 0n ? '-' : ''}${whole}${rest === '' || decimals === 0 ? '' : separator + rest}`;
}

/**
 * Parts rounded so that what is shown adds up to what is shown: the largest-remainder method (Hamilton 1792; known from seats in
 * parliaments and from charts whose percentages must add up to 100). Each part is cut off below; the units that are then missing
 * from the rounded sum go to the parts that lost most, the first of equals first. A shown part is less than one unit away from its
 * exact value: three parts of 33 1/3 are shown as 33.4, 33.3 and 33.3, and the sum as 100.
 */
export function roundParts(parts: readonly Fraction[], decimals: number): Fraction[] {
  const floors = parts.map((part) => part.mul(10 ** decimals).floor());
  const sum = toUnits(sumOf(parts), decimals);
  let missing = Number(sum - floors.reduce((all, one) => all + one.s * one.n, 0n));
  const byLoss = parts
    .map((part, index) => ({ index, loss: part.mul(10 ** decimals).sub(floors[index] as Fraction) }))
    .sort((a, b) => b.loss.compare(a.loss) || a.index - b.index);
  const units = floors.map((floor) => floor.s * floor.n);
  for (const { index } of byLoss) {
    if (missing <= 0) break;
    units[index] = (units[index] as bigint) + 1n;
    missing -= 1;
  }
  return units.map((one) => fromUnits(one, decimals));
}
