/**
 * Owns how consistently a quiz measures: coefficient of internal consistency, error ratio, standard error of measurement.
 * Must not know people or texts.
 *
 * Coefficient alpha (Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16, 1951) of k items with
 * variances v_i and a score of variance v_T:  alpha = k/(k-1) (1 - sum v_i / v_T).  Where every item earns 0 or the same full points,
 * it is formula 20 of Kuder & Richardson ("The theory of the estimation of test reliability", Psychometrika 2, 1937).
 *
 * Because v_T = k v + k(k-1) c, with v the mean variance and c the mean covariance of two items, the same number is
 *     alpha = k c / (v + (k-1) c).
 * In this form it needs no student who was given every item. Where items are drawn from a pool, c is pooled over all pairs of items
 * from the students who were given both, v from those who were given the item, each with its degrees of freedom (n - 1) as weight, and
 * k is the number of items that a student is given. That is what Cronbach shows alpha to be: the correlation to be expected between
 * two random samples of items from a pool. (Moodle computes the variance of a place in the quiz over whatever items stood there.)
 *
 * Error: the standard error of measurement is SD sqrt(1 - alpha) (Lord & Novick, Statistical Theories of Mental Test Scores, 1968,
 * section 3.8), the error ratio sqrt(1 - alpha) (Moodle, "Quiz statistics calculations").
 */
import { type Figure, figure, mapFigure, missing, tooFew, varies } from './figure.ts';
import type { ResponseMatrix } from './response-matrix.ts';

/** Fewer students say nothing of what varies together; Moodle's limit. */
const LEAST = 3;

/** How the coefficient was found: KR-20, alpha over complete data, or alpha from pooled covariances. */
export type ReliabilityKind = 'kr20' | 'alpha' | 'pooled-alpha';

/** How consistently a quiz measures. */
export interface Reliability {
  readonly kind: ReliabilityKind;
  /** At most 1; below 0 where items pull against each other. */
  readonly coefficient: Figure;
  /** Part of the spread of scores that is error rather than difference between students; above 1 where the coefficient is below 0. */
  readonly errorRatio: Figure;
  /** In the unit of the standard deviation that was given. */
  readonly standardError: Figure;
}

/** Sum of products of deviations from the means, over those who have both, and how many they are. */
function comoment(a: readonly (number | undefined)[], b: readonly (number | undefined)[]): { sum: number; n: number } {
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  let sum = 0;
  // Welford's one pass: no difference of large sums.
  for (const [student, x] of a.entries()) {
    const y = b[student];
    if (x === undefined || y === undefined) continue;
    n += 1;
    const before = x - meanA;
    meanA += before / n;
    meanB += (y - meanB) / n;
    sum += before * (y - meanB);
  }
  return { sum, n };
}

/** `columns`: points of each item, one entry per student; `students` of them were given an item. */
function coefficientOf(columns: readonly (readonly (number | undefined)[])[], students: number): Figure {
  const given = columns.reduce((sum, column) => sum + column.filter((points) => points !== undefined).length, 0);
  // The number of items that a student is given.
  const k = students === 0 ? columns.length : given / students;
  if (k <= 1) return missing('one-question');
  if (students < LEAST) return tooFew(LEAST);
  const pooled = { variance: 0, ofVariance: 0, covariance: 0, ofCovariance: 0 };
  for (const [place, column] of columns.entries()) {
    const own = comoment(column, column);
    pooled.variance += own.sum;
    pooled.ofVariance += Math.max(0, own.n - 1);
    for (const other of columns.slice(place + 1)) {
      const both = comoment(column, other);
      pooled.covariance += both.sum;
      pooled.ofCovariance += Math.max(0, both.n - 1);
    }
  }
  if (pooled.ofCovariance === 0 || pooled.ofVariance === 0) return missing('too-few-together');
  const variance = pooled.variance / pooled.ofVariance;
  const covariance = pooled.covariance / pooled.ofCovariance;
  const ofScore = variance + (k - 1) * covariance;
  if (!varies(ofScore)) return missing('no-variance');
  const alpha = (k * covariance) / ofScore;
  // Over complete data it is never above 1; pooled from a few pairs, such a number means that there are too few.
  if (alpha > 1 + 1e-9) return missing('too-few-together');
  return figure(Math.min(1, alpha));
}

/** The figures of a matrix whose scores have this standard deviation. Voided items are left out. */
export function reliabilityOf({ items, shares }: ResponseMatrix, standardDeviation: Figure): Reliability {
  const counted = [...items.entries()].filter(([, { voided }]) => !voided);
  const columns = counted.map(([place, { points }]) =>
    shares.map((row) => {
      const share = row[place];
      return share === undefined ? undefined : share * points;
    }),
  );
  const students = shares.filter((row) => counted.some(([place]) => row[place] !== undefined)).length;
  // A question that nobody was given does not make the data of the others incomplete.
  const complete = columns.every((column) =>
    [0, students].includes(column.filter((points) => points !== undefined).length),
  );
  const samePoints = new Set(counted.map(([, { points }]) => points)).size === 1;
  const rightOrWrong = counted.every(([place]) => shares.every((row) => [undefined, 0, 1].includes(row[place])));
  const coefficient = coefficientOf(columns, students);
  const errorRatio = mapFigure(coefficient, (alpha) => Math.sqrt(1 - alpha));
  const standardError =
    'value' in standardDeviation
      ? mapFigure(errorRatio, (ratio) => ratio * standardDeviation.value)
      : standardDeviation;
  const kind = !complete ? 'pooled-alpha' : rightOrWrong && samePoints ? 'kr20' : 'alpha';
  return { kind, coefficient, errorRatio, standardError };
}
