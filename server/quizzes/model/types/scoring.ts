/**
 * Owns what scoring has in common for questions of several types: how near numbers and texts must be, whole and partial credit.
 */
import { normaliseText, readNumbers } from '../read-answer.ts';
import type { Credit, Tolerance } from './fields.ts';
import type { Scored } from './question-type.ts';

/** Whether one of the numbers that a text may mean is near enough. */
export const near = (got: readonly number[], answer: number, tolerance: Tolerance): boolean =>
  got.some((number) => isNear(number, answer, tolerance));
const isNear = (got: number, answer: number, { absolute, relative }: Tolerance): boolean =>
  // The last term forgives the last bit of a decimal number: 0.3 typed for 0.1 + 0.2.
  Math.abs(got - answer) <= Math.max(absolute, relative * Math.abs(answer)) + 4 * Number.EPSILON * Math.abs(answer);

/** The tolerance of an answer as an absolute one. */
export const marginOf = (answer: number, { absolute, relative }: Tolerance): number =>
  Math.max(absolute, relative * Math.abs(answer));

/** Whether a typed text is one of those accepted. */
export const sameText = (typed: string, accepted: readonly string[], caseSensitive: boolean): boolean =>
  accepted.some((text) => normaliseText(text, caseSensitive) === normaliseText(typed, caseSensitive));

/** A number as all write it who mean the same, with so many digits; undefined when it is none. */
export function plainNumber(typed: string, digits: number): string | undefined {
  const [number] = readNumbers(typed);
  return number === undefined ? undefined : String(Number(number.toPrecision(digits)));
}
/** The one form of a typed number. */
export const canonicalNumber = (typed: string): string => plainNumber(typed, 12) ?? normaliseText(typed, false);
/** A typed number as frequent wrong answers are counted. */
export const countedNumber = (typed: string): string => plainNumber(typed, 6) ?? typed.trim();
/** A right number as it is shown. */
export const shownNumber = (answer: number): string => String(Number(answer.toPrecision(8)));

/** Everything or nothing. */
export const whole = (right: boolean): Scored => ({ share: right ? 1 : 0, answered: true });
/** Right cells / cells, or everything or nothing. */
export const composite = (cells: readonly boolean[], credit: Credit): Scored => {
  const right = cells.filter(Boolean).length;
  const share = credit === 'partial' ? right / cells.length : Number(right === cells.length);
  return { share, answered: true, cells };
};
/** A wrong answer, with the author's explanation where it is a likely one. */
export const wrong = (mistake: { readonly explanation: string } | undefined): Scored => ({
  share: 0,
  answered: true,
  mistake: mistake?.explanation,
});

/** The text where something was entered. */
export const filled = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined);
