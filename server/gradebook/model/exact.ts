/**
 * Owns the way from a stored number to the fraction that was meant by it.
 * Must not know what is counted.
 */
import Fraction from 'fraction.js';
import { createMemory } from '../../kernel/memory.ts';

export const ZERO = new Fraction(0);
export const HUNDRED = new Fraction(100);

/** How far a stored number may be from what was meant: far above the noise of doubles, far below any point that is given. */
const NOISE = 1e-11;
/** A course has few different points, and thousands of cells ask for each. */
const remember = createMemory<number, Fraction>(5_000);
const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/**
 * The simplest fraction within the noise: the first convergent of the continued fraction that is near enough. A convergent p/q is
 * nearer than 1/q^2, so that q stays below 10^6.
 */
function nearFraction(number: number): Fraction {
  let [lastP, p, lastQ, q] = [1, Math.floor(number), 0, 1];
  for (let rest = number - p; Math.abs(p / q - number) >= NOISE; ) {
    const inverse = 1 / rest;
    const whole = Math.floor(inverse);
    [lastP, p, lastQ, q] = [p, whole * p + lastP, q, whole * q + lastQ];
    rest = inverse - whole;
  }
  return new Fraction(p, q);
}

/**
 * The fraction that a number stands for. Points are stored as doubles: 0.1 + 0.2 is meant as 3/10, a third of a point as 1/3, and
 * three such thirds are one point. A number of at most six decimals is that decimal, any other the simplest fraction within 1e-11.
 */
export const toFraction = (number: number): Fraction => remember(number, () => makeFraction(number));

function makeFraction(number: number): Fraction {
  for (const power of POWERS) {
    const units = Math.round(number * power);
    if (units / power === number) return new Fraction(units, power);
  }
  return nearFraction(number);
}

/** The sum; 0 of nothing. Reduced once, at the end: most of the time of a gradebook is spent here. */
export function sumOf(fractions: readonly Fraction[]): Fraction {
  let [sum, whole] = [0n, 1n];
  for (const { s, n, d } of fractions)
    if (d === whole) sum += s * n;
    else [sum, whole] = [sum * d + s * n * whole, whole * d];
  return new Fraction(sum, whole);
}

/** The sum of points as they are stored, without the noise of doubles: 0.1 + 0.2 is 0.3. */
export function sumPoints(points: readonly number[]): number {
  const [others, finest]: [Fraction[], number] = [[], 1_000_000];
  let units = 0;
  // Whole numbers of millionths add up exactly; that is all there is, most of the time.
  for (const number of points) {
    const own = Math.round(number * finest);
    if (own / finest === number) units += own;
    else others.push(toFraction(number));
  }
  if (others.length === 0) return units / finest;
  return sumOf([new Fraction(units, finest), ...others]).valueOf();
}

/** `part` in per cent of `whole`; undefined of a whole of 0. */
export function percentOf(part: Fraction, whole: Fraction): Fraction | undefined {
  return whole.n === 0n ? undefined : new Fraction(part.s * part.n * 100n * whole.d, whole.s * whole.n * part.d);
}
