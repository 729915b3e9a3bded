/**
 * Owns the points and the verdict of a submission as they count when tests were voided or accepted by a person. Pure.
 * Must not know lateness, storage or pages.
 */
import { type Verdict, worstVerdict } from '../../graders/verdict.ts';
import type { ReportSummary } from './report-summary.ts';

/** What a voided test gives: its points to everybody, or nothing to anybody; the others then make up the whole. */
export type TestCredit = 'full' | 'none';

/** Acts of people on the tests of a submission. */
export interface TestDecisions {
  /** Voided tests by name. */
  readonly voids: ReadonlyMap<string, TestCredit>;
  /** Names of the tests of this submission that count as passed. */
  readonly accepted: ReadonlySet<string>;
}

/**
 * Points as they count, in 0..maxScore; undefined when no decision touches the submission: then the report's points count.
 * Tests that did not run (the file could not be compiled) give nothing, so that voiding a test makes no points from
 * nothing. With tests that count for nobody, the points of the others are scaled to the same whole.
 */
export function countedScore(
  outline: ReportSummary,
  maxScore: number,
  { voids, accepted }: TestDecisions,
): number | undefined {
  if (!outline.tests.some(([name]) => voids.has(name) || accepted.has(name))) return undefined;
  let earned = 0;
  let possible = 0;
  for (const [name, , , points, maxPoints] of outline.tests) {
    const credit = voids.get(name);
    if (credit === 'none') continue;
    possible += maxPoints;
    earned += credit === 'full' || accepted.has(name) ? maxPoints : points;
  }
  if (possible === 0) return maxScore;
  return Math.round(((earned * maxScore) / possible) * 1e6) / 1e6;
}

/** Points and verdict of a submission as they count. */
export interface CountedResult {
  readonly score: number;
  readonly verdict: Verdict;
}

/** Both, by the same decisions: the verdict is the worst of the tests that are neither voided nor accepted. */
export function countedResult(
  outline: ReportSummary,
  maxScore: number,
  decisions: TestDecisions,
): CountedResult | undefined {
  const score = countedScore(outline, maxScore, decisions);
  if (score === undefined) return undefined;
  const { voids, accepted } = decisions;
  const counting = outline.tests.filter(([name]) => !voids.has(name) && !accepted.has(name));
  return { score, verdict: worstVerdict(counting.map(([, , verdict]) => verdict)) };
}
