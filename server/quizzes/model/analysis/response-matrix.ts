/**
 * Owns the matrix that an item analysis starts from, and the scores that follow from it.
 * Must not know people, questions' texts or answers.
 */

/** A question of the quiz. */
export interface Item {
  readonly id: string;
  readonly points: number;
  /** Left out of every score. */
  readonly voided: boolean;
}

/** Students x items: the share of its points, 0 to 1, that each student earned with each item. */
export interface ResponseMatrix {
  readonly items: readonly Item[];
  /** One row per student, one column per item; undefined where the student was not given the item. Nothing answered is 0. */
  readonly shares: readonly (readonly (number | undefined)[])[];
}

/** What a student earned with the items that count, and what could be earned. */
export interface CountedScore {
  readonly points: number;
  readonly max: number;
}

/** The score of each student over the items that count. */
export function countedScores({ items, shares }: ResponseMatrix): CountedScore[] {
  return shares.map((row) => {
    let points = 0;
    let max = 0;
    for (const [place, item] of items.entries()) {
      const share = row[place];
      if (share === undefined || item.voided) continue;
      points += share * item.points;
      max += item.points;
    }
    return { points, max };
  });
}

/** One item with the students who were given it; the lists belong together, one entry per student. */
export interface Column {
  /** Rows of these students in the matrix. */
  readonly students: readonly number[];
  /** Points that they earned with the item. */
  readonly points: readonly number[];
  /** Share of the rest of the quiz's points, 0 to 1, without the item itself; undefined where there is no rest. */
  readonly rests: readonly (number | undefined)[];
  /** Share of the whole quiz's points, 0 to 1; undefined where nothing counts. */
  readonly totals: readonly (number | undefined)[];
}

const shareOf = (points: number, max: number): number | undefined => (max > 0 ? points / max : undefined);

/** The column of an item. The rest score of a voided item is the whole score: it is not part of it. */
export function columnOf({ items, shares }: ResponseMatrix, scores: readonly CountedScore[], place: number): Column {
  const students: number[] = [];
  const points: number[] = [];
  const rests: (number | undefined)[] = [];
  const totals: (number | undefined)[] = [];
  const item = items[place];
  for (const [student, row] of shares.entries()) {
    const share = row[place];
    const score = scores[student];
    if (share === undefined || item === undefined || score === undefined) continue;
    const own = share * item.points;
    students.push(student);
    points.push(own);
    totals.push(shareOf(score.points, score.max));
    rests.push(item.voided ? shareOf(score.points, score.max) : shareOf(score.points - own, score.max - item.points));
  }
  return { students, points, rests, totals };
}
