/**
 * Owns what figures mean in plain language: from which value on a question is easy, tells students apart, or needs a look.
 * Must not know words.
 *
 * Bands: Moodle, "Quiz report statistics" (docs.moodle.org, Development:Quiz_report_statistics), as the Open University uses them for
 * summative tests. They are habits, not laws: a short weekly quiz need not reach what an examination should.
 */
import { type Figure, numberOf } from './figure.ts';

/** Fewer students do not say what a question is like. */
const LEAST_FOR_FACILITY = 5;
/** With fewer students, a correlation of uncorrelated numbers is above 0.33 or below -0.33 every third time (1 / sqrt(n-1)). */
const LEAST_FOR_DISCRIMINATION = 10;

/** Whether a figure is as it should be: `good`, `fair`, or in need of a look. */
export type Tone = 'good' | 'fair' | 'look';
/** A verdict: `key` names the words. */
export interface Verdict {
  readonly key: string;
  readonly tone: Tone;
}

interface Band extends Verdict {
  /** The least value of the band. */
  readonly from: number;
}
const band = (from: number, key: string, tone: Tone): Band => ({ from, key, tone });

/** Moodle's table for the facility index. */
const FACILITY = [
  band(0.95, 'extremely-easy', 'look'),
  band(0.9, 'very-easy', 'fair'),
  band(0.81, 'easy', 'fair'),
  band(0.66, 'fairly-easy', 'good'),
  band(0.35, 'about-right', 'good'),
  band(0.21, 'moderately-hard', 'good'),
  band(0.11, 'hard', 'fair'),
  band(0.06, 'very-hard', 'fair'),
  band(0, 'extremely-hard', 'look'),
];
/** Moodle's table for the discrimination index. */
const DISCRIMINATION = [
  band(0.5, 'very-good', 'good'),
  band(0.3, 'adequate', 'good'),
  band(0.2, 'weak', 'fair'),
  band(0, 'very-weak', 'look'),
  band(Number.NEGATIVE_INFINITY, 'negative', 'look'),
];
/** Moodle: aim for a mean between 50 and 75 %. */
const MEAN = [band(0.76, 'high', 'fair'), band(0.5, 'aim', 'good'), band(0, 'low', 'fair')];
/** Moodle: aim for a standard deviation between 12 and 18 %. */
const SPREAD = [band(0.19, 'wide', 'fair'), band(0.12, 'aim', 'good'), band(0, 'narrow', 'fair')];
/** Moodle: anything above 75 % is satisfactory, below 64 % is not. */
const CONSISTENCY = [
  band(0.75, 'satisfactory', 'good'),
  band(0.64, 'middling', 'fair'),
  band(Number.NEGATIVE_INFINITY, 'low', 'look'),
];
/** Moodle: an error ratio above 50 % is not satisfactory. */
const ERROR = [band(0.51, 'large', 'look'), band(0, 'small', 'good')];
/** On which side the tail of the scores is; up to one half either way counts as even. */
const SKEW = [band(0.51, 'right', 'fair'), band(-0.5, 'even', 'good'), band(Number.NEGATIVE_INFINITY, 'left', 'good')];

/** A value as it is shown, with two digits behind the point (whole percent): nothing reads "50 %" and is judged as 49.6 %. */
export const asJudged = (value: number): number => Math.round(value * 100) / 100;

function verdictOf(bands: readonly Band[], one: Figure): Verdict | undefined {
  const value = numberOf(one);
  const found = value === undefined ? undefined : bands.find(({ from }) => asJudged(value) >= from);
  return found && { key: found.key, tone: found.tone };
}
/** A verdict from `least` students upwards. */
const from =
  (least: number, bands: readonly Band[]) =>
  (one: Figure, students: number): Verdict | undefined =>
    students < least ? undefined : verdictOf(bands, one);

/** Verdict on a figure over a number of students; undefined where the figure is missing or the students are too few. */
export const verdicts = {
  facility: from(LEAST_FOR_FACILITY, FACILITY),
  discrimination: from(LEAST_FOR_DISCRIMINATION, DISCRIMINATION),
  mean: from(LEAST_FOR_FACILITY, MEAN),
  standardDeviation: from(LEAST_FOR_FACILITY, SPREAD),
  skewness: from(LEAST_FOR_DISCRIMINATION, SKEW),
  coefficient: from(LEAST_FOR_DISCRIMINATION, CONSISTENCY),
  errorRatio: from(LEAST_FOR_DISCRIMINATION, ERROR),
} as const;
