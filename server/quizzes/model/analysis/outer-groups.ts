/**
 * Owns who belongs to the upper and the lower group of students.
 * Must not know what the groups are compared in.
 *
 * The best and the weakest 27 % by rest score: of all sizes, this one tells an item's quality apart best (Kelley, "The selection of
 * upper and lower groups for the validation of test items", Journal of Educational Psychology 30, 1939). Students with the score
 * at a group's border share the places that are left, so that nothing depends on the order of the list.
 */

/** Part of the students in each group. */
const GROUP = 0.27;
/** Groups of fewer than three students would be single people. */
export const LEAST_FOR_GROUPS = 10;

/** Scores that differ by less are the same: the last bits depend on the order of a sum. */
const SAME = 1e-9;

/** How much each student belongs to a group, 0 to 1, in the order of the scores; each list sums to `size`. */
export interface OuterGroups {
  readonly size: number;
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

function weightsOf(scores: readonly number[], size: number, before: (a: number, b: number) => boolean): number[] {
  const sorted = [...scores].sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
  const border = sorted[size - 1] as number;
  const inside = scores.filter((score) => before(score, border)).length;
  const tied = scores.filter((score) => score === border).length;
  return scores.map((score) => (before(score, border) ? 1 : score === border ? (size - inside) / tied : 0));
}

/** The groups of students with these rest scores; undefined where they are too few, or where all have the same. */
export function outerGroups(rests: readonly number[]): OuterGroups | undefined {
  const scores = rests.map((rest) => Math.round(rest / SAME));
  if (scores.length < LEAST_FOR_GROUPS || scores.every((score) => score === scores[0])) return undefined;
  const size = Math.round(GROUP * scores.length);
  return {
    size,
    upper: weightsOf(scores, size, (a, b) => a > b),
    lower: weightsOf(scores, size, (a, b) => a < b),
  };
}
