/**
 * Owns the figures of each item: how easy it is, how much it weighs, how well it tells students apart.
 * Must not know texts or answers.
 *
 * Formulas: Moodle, "Quiz statistics calculations" (docs.moodle.org/dev/Quiz_statistics_calculations). All figures are over the
 * students who were given the item; an item that was not answered earned 0. With x_s the points of student s for the item,
 * T_s the score and R_s the rest score, which is T_s without the item:
 * - facility index: mean x / full points (Lord & Novick 1968, section 15.2: item difficulty)
 * - standard deviation: sqrt(sum (x_s - mean x)^2 / (n-1)) / full points
 * - discrimination index: corrected item-total correlation r(x, R) (Henrysson, "Correction of item-total correlations in item
 *   analysis", Psychometrika 28, 1963): the item itself is no part of what it is compared with
 * - discriminative efficiency: C(x, R) / Cmax(x, R), where Cmax is the covariance after sorting both: the most that these points
 *   could have
 * - intended weight: full points x how often it was given, as a part of the sum over all items
 * - effective weight: sqrt(C(x, T)) x how often it was given, as a part of the sum over the items whose C is not negative
 * Where each student is given every item, both weights are Moodle's; an item of a pool weighs by the part of students who had it.
 */
import { mean, sampleCovariance, sampleVariance } from 'simple-statistics';
import { type Figure, figure, missing, numberOf, tooFew, varies } from './figure.ts';
import { type Column, type CountedScore, columnOf, type ResponseMatrix } from './response-matrix.ts';

/** The correlation of two students is always 1 or -1. */
const LEAST_FOR_CORRELATION = 3;

/** Figures of an item. */
export interface ItemStatistics {
  readonly given: number;
  /** 0 to 1. */
  readonly facility: Figure;
  /** As a share of the full points. */
  readonly standardDeviation: Figure;
  /** 0 to 1. */
  readonly intendedWeight: Figure;
  /** 0 to 1. */
  readonly effectiveWeight: Figure;
  /** -1 to 1. */
  readonly discrimination: Figure;
  /** At most 1. */
  readonly efficiency: Figure;
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Points and a score that some students lack: only those who have both. */
function paired(points: readonly number[], scores: readonly (number | undefined)[]): [number[], number[]] {
  const rows = points.flatMap((own, index) => {
    const score = scores[index];
    return score === undefined ? [] : [[own, score] as const];
  });
  return [rows.map(([own]) => own), rows.map(([, score]) => score)];
}

/** Pearson's correlation; missing where one of both lists does not vary. */
export function correlationOf(points: readonly number[], scores: readonly (number | undefined)[]): Figure {
  const [x, y] = paired(points, scores);
  if (points.length > 0 && x.length === 0) return missing('one-question');
  if (x.length < LEAST_FOR_CORRELATION) return tooFew(LEAST_FOR_CORRELATION);
  const [varianceX, varianceY] = [sampleVariance(x), sampleVariance(y)];
  if (!varies(varianceX) || !varies(varianceY)) return missing('no-variance');
  return figure(within(sampleCovariance(x, y) / Math.sqrt(varianceX * varianceY), -1, 1));
}

/** Covariance as a part of the greatest that these points and scores could have. */
function efficiencyOf(points: readonly number[], scores: readonly (number | undefined)[]): Figure {
  const correlation = correlationOf(points, scores);
  if (numberOf(correlation) === undefined) return correlation;
  const [x, y] = paired(points, scores);
  const covariance = sampleCovariance(x, y);
  const ascending = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);
  return figure(Math.min(1, covariance / sampleCovariance(ascending(x), ascending(y))));
}

/** C(x, T); undefined where it cannot be computed. */
function covarianceWithTotal({ points, totals }: Column): number | undefined {
  const [x, y] = paired(points, totals);
  if (x.length < 2) return undefined;
  const covariance = sampleCovariance(x, y);
  return varies(Math.abs(covariance)) ? covariance : 0;
}

/** The figures of all items of a matrix, in its order. `scores` are those of the matrix. */
export function itemStatistics(matrix: ResponseMatrix, scores: readonly CountedScore[]): ItemStatistics[] {
  const columns = matrix.items.map((_, place) => columnOf(matrix, scores, place));
  const counts = matrix.items.map(({ voided }) => !voided);
  const intended = columns.map(({ students }, place) => students.length * (matrix.items[place]?.points ?? 0));
  const covariances = columns.map(covarianceWithTotal);
  const effective = columns.map(
    ({ students }, place) => students.length * Math.sqrt(Math.max(0, covariances[place] ?? 0)),
  );
  const total = (weights: readonly number[]): number =>
    weights.reduce((sum, weight, place) => sum + (counts[place] ? weight : 0), 0);
  const [allIntended, allEffective] = [total(intended), total(effective)];

  const effectiveWeight = (place: number): Figure => {
    const covariance = covariances[place];
    if (!counts[place]) return missing('voided');
    if (covariance === undefined) return tooFew(2);
    if (covariance < 0) return missing('negative-covariance');
    return allEffective > 0 ? figure((effective[place] ?? 0) / allEffective) : missing('no-variance');
  };
  return columns.map(({ students, points, rests }, place): ItemStatistics => {
    const full = matrix.items[place]?.points ?? 1;
    const given = students.length;
    const list = [...points];
    return {
      given,
      facility: given === 0 ? tooFew(1) : figure(within(mean(list) / full, 0, 1)),
      standardDeviation: given < 2 ? tooFew(2) : figure(Math.sqrt(sampleVariance(list)) / full),
      intendedWeight: !counts[place]
        ? missing('voided')
        : allIntended > 0
          ? figure((intended[place] ?? 0) / allIntended)
          : tooFew(1),
      effectiveWeight: effectiveWeight(place),
      discrimination: correlationOf(points, rests),
      efficiency: efficiencyOf(points, rests),
    };
  });
}
