/**
 * Owns the closed set of verdicts and their order of severity.
 * Must not know how a verdict is reached.
 *
 * A student's failure is data (one of these words), never an exception.
 * `grader-error` means that the grader failed, not the student: such a submission stays ungraded.
 */

/** All verdicts, mildest first. A submission's verdict is the most severe one among its tests. */
export const VERDICTS = [
  'accepted',
  'wrong-answer',
  'wrong-shape',
  'wrong-type',
  'runtime-error',
  'output-limit',
  'time-limit',
  'memory-limit',
  'compile-error',
  'grader-error',
] as const;

/** One word that says how a test, or a whole submission, ended. */
export type Verdict = (typeof VERDICTS)[number];

/** Position in the order of severity: 0 is `accepted`, the largest is `grader-error`. */
export function severity(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}

/** The most severe of the given verdicts; `accepted` for an empty list. */
export function worstVerdict(verdicts: Iterable<Verdict>): Verdict {
  let worst: Verdict = 'accepted';
  for (const verdict of verdicts) if (severity(verdict) > severity(worst)) worst = verdict;
  return worst;
}
