/**
 * Owns the figures of the scores of a quiz: centre, spread, form, histogram.
 * Must not know questions.
 *
 * Formulas: Moodle, "Quiz statistics calculations" (docs.moodle.org/dev/Quiz_statistics_calculations). With S scores T_s of mean T,
 * m_r = sum (T_s - T)^r / S, the unbiased moments are k2 = S m2 / (S-1), k3 = S^2 m3 / ((S-1)(S-2)) and
 * k4 = S^2 ((S+1) m4 - 3 (S-1) m2^2) / ((S-1)(S-2)(S-3)) (Kendall & Stuart, The Advanced Theory of Statistics, vol. 1).
 */
import { mean, median, sampleKurtosis, sampleSkewness, sampleVariance } from 'simple-statistics';
import { type Figure, figure, missing, tooFew, varies } from './figure.ts';

/** Bars of the histogram: tenths of the points. */
const BARS = 10;
/** Forgives the last bits of a share that lies on the border of a bar. */
const BORDER = 1e-9;

/** Figures of scores; all are shares of the points that count, 0 to 1, but for skewness and kurtosis, which have no unit. */
export interface ScoreStatistics {
  readonly attempts: number;
  readonly mean: Figure;
  readonly median: Figure;
  /** sqrt(k2), the sample standard deviation; from 2 scores. */
  readonly standardDeviation: Figure;
  /** k3 / k2^(3/2); from 3 scores. Below 0: a tail to the left, of low scores. */
  readonly skewness: Figure;
  /** k4 / k2^2, 0 for a normal distribution; from 4 scores. */
  readonly kurtosis: Figure;
  /** How many have up to a tenth of the points, up to two tenths, and so on; full points stand in the last bar. */
  readonly histogram: readonly number[];
}

/** The bar of each score, counted. */
function histogramOf(scores: readonly number[]): number[] {
  const counts = new Array<number>(BARS).fill(0);
  for (const score of scores) {
    const bar = Math.min(BARS - 1, Math.max(0, Math.floor(score * BARS + BORDER)));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts;
}

/** The figures of scores between 0 and 1. */
export function scoreStatistics(scores: readonly number[]): ScoreStatistics {
  const list = [...scores];
  const from = (least: number, compute: (list: number[]) => number): Figure =>
    list.length < least ? tooFew(least) : figure(compute(list));
  const spread = list.length > 1 && varies(sampleVariance(list));
  const ofForm = (least: number, compute: (list: number[]) => number): Figure =>
    list.length < least || spread ? from(least, compute) : missing('no-variance');
  return {
    attempts: list.length,
    mean: from(1, mean),
    median: from(1, median),
    standardDeviation: from(2, (all) => (spread ? Math.sqrt(sampleVariance(all)) : 0)),
    skewness: ofForm(3, sampleSkewness),
    kurtosis: ofForm(4, sampleKurtosis),
    histogram: histogramOf(list),
  };
}
