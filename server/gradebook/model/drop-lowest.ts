/**
 * Owns which items are dropped.
 * Must not know weights, nor how items earned their points.
 *
 * The item with the lowest percentage is not always the right one to drop: of 100/100, 5/10 and 49/100, dropping the lowest
 * percentage (49 %) leaves 105/110; one answer more (51/100) would drop the 5/10 instead and leave 151/200 - more work, lower grade.
 * So, as in Canvas, those items are dropped without which the result is best; among items of equal maximum these are the lowest
 * percentages. (Moodle allows dropping for items of equal maximum only.) The result never falls when points rise, and within one
 * category never falls by dropping.
 *
 * The best result is found by Dinkelbach's method (Management Science 13, 1967) for the largest ratio: with q the ratio so far, drop
 * the items with the smallest points - q max, until q stays the same. Canvas does the same by bisection (Kane and Kane, "Dropping
 * lowest grades", 2006).
 */
import type Fraction from 'fraction.js';
import { ZERO } from './exact.ts';
import { type ItemGrade, totalsOf } from './item-grade.ts';

/** Items and how many of them are dropped. */
export interface DropGroup {
  readonly items: readonly ItemGrade[];
  readonly drop: number;
}

/** Extra credit and items of 0 points are never dropped: that could only take points away. An override is a score as any other. */
const canDrop = ({ counts, max }: ItemGrade): boolean => counts === 'counted' && max.n !== 0n;

const percent = ({ points, max }: ItemGrade): Fraction => (points ?? ZERO).div(max);

/** Ties: the lower percentage first, then the smaller maximum, then the order of items. */
function lowestFirst(items: readonly ItemGrade[], ratio: Fraction): ItemGrade[] {
  return items
    .map((grade) => ({ grade, gain: (grade.points ?? ZERO).sub(grade.max.mul(ratio)) }))
    .sort(
      (a, b) =>
        a.gain.compare(b.gain) || percent(a.grade).compare(percent(b.grade)) || a.grade.max.compare(b.grade.max),
    )
    .map(({ grade }) => grade);
}

const haveEqualMax = (items: readonly ItemGrade[]): boolean =>
  items.every(({ max }) => max.equals(items[0]?.max ?? ZERO));

const ratioOf = (items: readonly ItemGrade[]): Fraction => {
  const { earned, max } = totalsOf(items);
  return max.n === 0n ? ZERO : earned.div(max);
};

/**
 * The items with those marked as dropped without which all groups together have the best ratio of points to maximum. From each
 * group that many are dropped as it says, but at least one that can be dropped stays.
 */
export function dropLowest(groups: readonly DropGroup[]): ItemGrade[][] {
  const choices = groups.map(({ items, drop }) => {
    const droppable = drop === 0 ? [] : items.filter(canDrop);
    return { items, droppable, drop: Math.min(drop, Math.max(0, droppable.length - 1)) };
  });
  const choose = (ratio: Fraction): ItemGrade[][] =>
    choices.map(({ items, droppable, drop }) => {
      if (drop === 0) return [...items];
      const dropped = new Set(lowestFirst(droppable, ratio).slice(0, drop));
      return items.map((grade) => (dropped.has(grade) ? { ...grade, counts: 'dropped' } : grade));
    });
  // Nothing is dropped, or among items of equal maximum, where the order does not depend on the ratio.
  const settled = choices.every(({ drop, droppable }) => drop === 0 || haveEqualMax(droppable));
  if (settled) return choose(ZERO);
  for (let ratio = ratioOf(groups.flatMap(({ items }) => items)); ; ) {
    const chosen = choose(ratio);
    const next = ratioOf(chosen.flat());
    if (next.compare(ratio) <= 0) return chosen;
    ratio = next;
  }
}
