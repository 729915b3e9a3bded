/**
 * Owns what one item earned and whether it can count.
 * Must not know the other items, nor what is dropped.
 */
import type Fraction from 'fraction.js';
import { HUNDRED, percentOf, sumOf, toFraction, ZERO } from './exact.ts';
import type { GradeEntry, GradeItem } from './item.ts';

/** Whether an item counts, or why it does not. */
export type Counts = 'counted' | 'dropped' | 'open' | 'excused' | 'ungraded';

/** One item of one student, exactly. */
export interface ItemGrade {
  readonly item: GradeItem;
  /** Undefined: the student has nothing of it, which is the same as an open item. */
  readonly entry: GradeEntry | undefined;
  readonly counts: Counts;
  /** What it earned after lateness or by an override; undefined where nothing is graded. */
  readonly points: Fraction | undefined;
  /** Points that lateness took; 0 beside an override. */
  readonly latePenalty: Fraction;
  /** What it adds to the maximum: 0 of extra credit. */
  readonly max: Fraction;
  /** Points in per cent of the item's points, extra credit included; undefined without points or of an item of 0 points. */
  readonly percent: Fraction | undefined;
}

type Outcome = Pick<ItemGrade, 'counts' | 'points' | 'latePenalty'>;

const counted = (points: Fraction, latePenalty = ZERO): Outcome => ({ counts: 'counted', points, latePenalty });
const without = (counts: Counts): Outcome => ({ counts, points: undefined, latePenalty: ZERO });

function outcomeOf(entry: GradeEntry | undefined): Outcome {
  if (entry?.override) return counted(toFraction(entry.override.points));
  if (entry?.state === 'excused') return without('excused');
  if (entry?.state === 'missing') return counted(ZERO);
  if (entry?.state === 'graded' && entry.raw !== null) {
    const raw = toFraction(entry.raw);
    if (entry.latePercent === 100) return counted(raw);
    const points = raw.mul(toFraction(entry.latePercent)).div(HUNDRED);
    return counted(points, raw.sub(points));
  }
  return without(entry === undefined || entry.state === 'open' ? 'open' : 'ungraded');
}

/** What an item earned. "Graded" without points counts as ungraded. */
export function gradeItem(item: GradeItem, entry: GradeEntry | undefined): ItemGrade {
  const outcome = outcomeOf(entry);
  const worth = toFraction(item.maxPoints);
  const { points } = outcome;
  return {
    ...outcome,
    item,
    entry,
    max: item.extraCredit ? ZERO : worth,
    percent: points === undefined ? undefined : percentOf(points, worth),
  };
}

/** Whether it may still earn points: it is open, or handed in and not graded. */
export const isPending = ({ counts }: ItemGrade): boolean => counts === 'open' || counts === 'ungraded';

/** A grade as if an item that may still earn points had earned 0 or full points. */
export function settle(grade: ItemGrade, as: 'zero' | 'full'): ItemGrade {
  if (!isPending(grade)) return grade;
  return { ...grade, ...counted(as === 'zero' ? ZERO : toFraction(grade.item.maxPoints)) };
}

/** Points and maximum of what counts. */
export function totalsOf(items: readonly ItemGrade[]): { readonly earned: Fraction; readonly max: Fraction } {
  const counting = items.filter(({ counts }) => counts === 'counted');
  return {
    earned: sumOf(counting.map(({ points }) => points ?? ZERO)),
    max: sumOf(counting.map(({ max }) => max)),
  };
}
