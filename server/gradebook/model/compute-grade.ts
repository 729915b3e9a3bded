/**
 * Owns a student's grade: categories, what they contribute, the total, and how it can still end.
 * Must not know words. Every figure is exact; rounding is a matter of display.
 */
import type Fraction from 'fraction.js';
import { dropLowest } from './drop-lowest.ts';
import { percentOf, sumOf, toFraction, ZERO } from './exact.ts';
import type { GradeEntry, GradeItem } from './item.ts';
import { gradeItem, type ItemGrade, isPending, settle, totalsOf } from './item-grade.ts';
import type { Category, Scheme } from './scheme.ts';

/** A category of a grade. */
export interface CategoryGrade {
  readonly category: Category;
  /** All its items, in their order. */
  readonly items: readonly ItemGrade[];
  /** Points of the items that count. */
  readonly earned: Fraction;
  readonly max: Fraction;
  /** `earned` in per cent of `max`; undefined where nothing counts, or only extra credit. */
  readonly percent: Fraction | undefined;
  /** Share of the whole, 0 to 1. By weights: among the categories that have a percentage. By points: its share of the maximum. */
  readonly weight: Fraction;
  /** Percentage points of the total that come from here. All together they are the total, exactly. */
  readonly contribution: Fraction;
}

/** A student's grade. */
export interface CourseGrade {
  readonly categories: readonly CategoryGrade[];
  /** Points of everything that counts, whatever the method. */
  readonly earned: Fraction;
  readonly max: Fraction;
  /** The total in per cent; undefined where nothing counts yet. More than 100 by extra credit. */
  readonly percent: Fraction | undefined;
  /** The exact total against the pass mark; undefined without one of them. */
  readonly passed: boolean | undefined;
  /**
   * The total if everything that is open or ungraded came out as 0, and as full; undefined where nothing can count. The total of now
   * lies between them, but need not where it is above 100 % or rests on extra credit: full points of 100 % lower 110 %.
   */
  readonly lowest: Fraction | undefined;
  readonly highest: Fraction | undefined;
  /** Items whose category the scheme does not have. They count nowhere. */
  readonly withoutCategory: readonly GradeItem[];
}

type Total = Pick<CourseGrade, 'categories' | 'earned' | 'max' | 'percent'>;

/** By weights. A category of extra credit alone has no percentage and takes no part, as in Canvas. */
function weigh(scheme: Scheme, graded: readonly ItemGrade[][]): CategoryGrade[] {
  const parts = scheme.categories.map((category, index) => {
    const items = graded[index] ?? [];
    const { earned, max } = totalsOf(items);
    const percent = percentOf(earned, max);
    return { category, items, earned, max, percent, relative: percent ? toFraction(category.weight) : ZERO };
  });
  const whole = sumOf(parts.map(({ relative }) => relative));
  return parts.map(({ relative, ...part }) => {
    const weight = whole.equals(ZERO) ? ZERO : relative.div(whole);
    return { ...part, weight, contribution: weight.mul(part.percent ?? ZERO) };
  });
}

/** By points. Extra credit adds points to the total even from a category that has nothing else. */
function addUp(scheme: Scheme, graded: readonly ItemGrade[][]): CategoryGrade[] {
  const whole = totalsOf(graded.flat()).max;
  return scheme.categories.map((category, index) => {
    const items = graded[index] ?? [];
    const { earned, max } = totalsOf(items);
    return {
      category,
      items,
      earned,
      max,
      percent: percentOf(earned, max),
      weight: whole.equals(ZERO) ? ZERO : max.div(whole),
      contribution: percentOf(earned, whole) ?? ZERO,
    };
  });
}

/** The total of the items of each category of the scheme. */
function total(scheme: Scheme, graded: readonly ItemGrade[][]): Total {
  const groups = scheme.categories.map((category, index) => ({
    items: graded[index] ?? [],
    drop: category.dropLowest,
  }));
  const categories =
    scheme.method === 'points'
      ? addUp(scheme, dropLowest(groups))
      : weigh(
          scheme,
          groups.flatMap((group) => dropLowest([group])),
        );
  const defined = categories.some(({ weight }) => !weight.equals(ZERO));
  return {
    categories,
    earned: sumOf(categories.map(({ earned }) => earned)),
    max: sumOf(categories.map(({ max }) => max)),
    percent: defined ? sumOf(categories.map(({ contribution }) => contribution)) : undefined,
  };
}

/** The totals if everything that may still earn points came out as 0 and as full. */
function endsOf(scheme: Scheme, graded: readonly ItemGrade[][], now: Total): Pick<CourseGrade, 'lowest' | 'highest'> {
  if (!graded.flat().some(isPending)) return { lowest: now.percent, highest: now.percent };
  const end = (as: 'zero' | 'full'): Fraction | undefined =>
    total(
      scheme,
      graded.map((items) => items.map((grade) => settle(grade, as))),
    ).percent;
  return { lowest: end('zero'), highest: end('full') };
}

/**
 * A student's grade from what is graded so far.
 *
 * - A category's percentage is its points of its maximum, so that an item counts as much as it has points.
 * - Open, ungraded and excused items do not count; missing ones count 0. An override beats all of that.
 * - Extra credit adds points and no maximum, is never dropped, and can lift a category above 100 %.
 * - What is dropped: see drop-lowest.ts. By weights each category drops what leaves its own percentage best; by points the drops
 *   leave the best total, but as many are dropped as the scheme says, even where the items are better than the rest.
 * - Items that students may not see yet are left out by the caller, not here.
 *
 * The order of entries does not matter; the order of items only for which of two equal items is the dropped one.
 */
export function computeGrade(scheme: Scheme, items: readonly GradeItem[], entries: readonly GradeEntry[]): CourseGrade {
  const byItem = new Map(entries.map((entry) => [entry.itemId, entry]));
  const known = new Set(scheme.categories.map(({ id }) => id));
  const graded = scheme.categories.map(({ id }) =>
    items.filter(({ category }) => category === id).map((item) => gradeItem(item, byItem.get(item.id))),
  );
  const now = total(scheme, graded);
  const { percent } = now;
  return {
    ...now,
    ...endsOf(scheme, graded, now),
    passed: scheme.passMark === null || !percent ? undefined : percent.compare(toFraction(scheme.passMark)) >= 0,
    withoutCategory: items.filter(({ category }) => !known.has(category)),
  };
}
