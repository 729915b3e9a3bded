/**
 * Owns what a figure of an item analysis is: a finite number, or the reason why there is none.
 * Must not know which figures there are, nor how they are shown.
 */

/**
 * Why a figure does not exist. `too-few`: fewer than `least` students; `no-variance`: everybody has the same points, so that
 * nothing varies together with anything; `one-question`: there is no rest of the quiz to compare with; `voided`: the question does
 * not count; `negative-covariance`: the question pulls against the score; `too-few-together`: too few students share questions.
 */
export type Missing = 'no-variance' | 'one-question' | 'voided' | 'negative-covariance' | 'too-few-together';

/** A finite number, or why there is none. */
export type Figure =
  | { readonly value: number }
  | { readonly missing: Missing }
  | { readonly missing: 'too-few'; readonly least: number };

/** A number that exists. */
export const figure = (value: number): Figure => ({ value });
/** A number that needs a least number of students. */
export const tooFew = (least: number): Figure => ({ missing: 'too-few', least });
/** A number that does not exist, whatever the number of students. */
export const missing = (reason: Missing): Figure => ({ missing: reason });

/** The number of a figure, if it has one. */
export const numberOf = (one: Figure): number | undefined => ('value' in one ? one.value : undefined);

/** Another figure that is computed from this one; missing for the same reason. */
export const mapFigure = (one: Figure, change: (value: number) => number): Figure =>
  'value' in one ? figure(change(one.value)) : one;

/** Squares of differences up to here are dust of floating-point sums: all students have the same. Shares are between 0 and 1. */
const DUST = 1e-16;
/** Whether a variance is more than rounding. */
export const varies = (variance: number): boolean => variance > DUST;
