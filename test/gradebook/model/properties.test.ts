/** What holds of every grade. */
import { describe, expect, it } from '@jest/globals';
import { computeGrade } from '../../../server/gradebook/model/compute-grade.ts';
import { sumOf, ZERO } from '../../../server/gradebook/model/exact.ts';
import type { GradeEntry } from '../../../server/gradebook/model/item.ts';
import { DEFAULT_SCHEME } from '../../../server/gradebook/model/scheme.ts';
import { startCpuClock } from '../../support/cpu-clock.ts';
import { fc } from '../../support/properties.ts';
import { type Case, caseOf, entryOf, itemOf } from './builders.ts';

const BOTH = ['weights', 'points'] as const;
const gradeOf = ({ scheme, items, entries }: Case) => computeGrade(scheme, items, entries);
const holds = (arbitrary: fc.Arbitrary<Case>, property: (one: Case) => void) =>
  fc.assert(fc.property(arbitrary, property), { numRuns: 200 });
/** Undefined is below everything. */
const value = (grade: ReturnType<typeof gradeOf>) => grade.percent ?? ZERO.sub(1);

describe.each(BOTH)('every grade by %s', (method) => {
  it('is exactly the sum of what its categories contribute', () => {
    holds(caseOf({ method }), (one) => {
      const grade = gradeOf(one);
      if (grade.percent === undefined) return;
      expect(grade.percent.equals(sumOf(grade.categories.map(({ contribution }) => contribution)))).toBe(true);
    });
  });

  it('has weights that are together 1, or nothing that counts', () => {
    holds(caseOf({ method }), (one) => {
      const { categories, percent } = gradeOf(one);
      const whole = sumOf(categories.map(({ weight }) => weight));
      expect(whole.toFraction()).toBe(percent === undefined ? '0' : '1');
    });
  });

  it('does not depend on the order of items and entries', () => {
    holds(caseOf({ method }), (one) => {
      const grade = gradeOf(one);
      const turned = gradeOf({ ...one, items: [...one.items].reverse(), entries: [...one.entries].reverse() });
      expect(turned.percent).toEqual(grade.percent);
      expect([turned.lowest, turned.highest]).toEqual([grade.lowest, grade.highest]);
      expect(gradeOf({ ...one, entries: [...one.entries].reverse() })).toEqual(grade);
    });
  });

  it('never falls when lateness takes less, item by item', () => {
    const steps = fc.tuple(caseOf({ method }), fc.nat({ max: 11 }), fc.nat({ max: 100 }), fc.nat({ max: 100 }));
    fc.assert(
      fc.property(steps, ([one, index, first, second]) => {
        const at = (latePercent: number) =>
          value(
            gradeOf({ ...one, entries: one.entries.map((each, i) => (i === index ? { ...each, latePercent } : each)) }),
          );
        expect(at(Math.max(first, second)).compare(at(Math.min(first, second)))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });

  it('does not see what lies below an override', () => {
    const below = fc.record({ raw: fc.option(fc.nat({ max: 20 })), latePercent: fc.nat({ max: 100 }) });
    const overridden = (one: Case, rest: Partial<GradeEntry>) =>
      one.entries.map((each, i) => (i === 0 ? { ...each, ...rest, override: { points: 3, reason: 'said so' } } : each));
    fc.assert(
      fc.property(caseOf({ method }), below, (one, rest) => {
        const before = gradeOf({ ...one, entries: overridden(one, {}) });
        const after = gradeOf({ ...one, entries: overridden(one, { ...rest, state: 'missing' }) });
        expect(after.percent).toEqual(before.percent);
      }),
      { numRuns: 200 },
    );
  });

  it('can end nowhere but between its two ends', () => {
    holds(caseOf({ method }), (one) => {
      const { lowest, highest } = gradeOf(one);
      if (lowest !== undefined && highest !== undefined) expect(lowest.compare(highest)).toBeLessThanOrEqual(0);
      // Everything that waits comes out as half of its points.
      const half = one.entries.map((each, index) =>
        ['open', 'ungraded'].includes(each.state) && each.override === null
          ? { ...each, state: 'graded' as const, raw: (one.items[index]?.maxPoints ?? 0) / 2, latePercent: 100 }
          : each,
      );
      const end = gradeOf({ ...one, entries: half }).percent;
      if (one.items.some(({ extraCredit }) => extraCredit) || end === undefined) return;
      expect(end.compare(lowest ?? ZERO)).toBeGreaterThanOrEqual(0);
      expect(end.compare(highest ?? ZERO)).toBeLessThanOrEqual(0);
    });
  });
});

describe('a grade by weights', () => {
  it('is never lower for dropping more', () => {
    const cases = fc.tuple(caseOf({ method: 'weights' }), fc.nat({ max: 3 }));
    fc.assert(
      fc.property(cases, ([one, index]) => {
        const categories = one.scheme.categories.map((each, i) =>
          i === index ? { ...each, dropLowest: each.dropLowest + 1 } : each,
        );
        const more = gradeOf({ ...one, scheme: { ...one.scheme, categories } });
        expect(value(more).compare(value(gradeOf(one)))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });

  it('drops what no other choice of as many items beats', () => {
    holds(caseOf({ method: 'weights' }), (one) => {
      for (const { items, percent, category } of gradeOf(one).categories) {
        const droppable = items.filter(({ counts, max }) => ['counted', 'dropped'].includes(counts) && max.n !== 0n);
        const fixed = items.filter((each) => each.counts === 'counted' && !droppable.includes(each));
        const drop = Math.min(category.dropLowest, droppable.length - 1);
        for (let bits = 0; bits < 2 ** droppable.length; bits++) {
          const kept = droppable.filter((_, i) => (bits >> i) % 2 === 0);
          if (kept.length !== droppable.length - drop || kept.length === 0) continue;
          const other = sumOf([...kept, ...fixed].map(({ points }) => points ?? ZERO)).div(
            sumOf(kept.map(({ max }) => max)),
          );
          expect(percent?.compare(other.mul(100))).toBeGreaterThanOrEqual(0);
        }
      }
    });
  });

  it('lies between the ends that are possible, without extra credit', () => {
    holds(caseOf({ method: 'weights' }, true), (one) => {
      const { lowest, highest, percent } = gradeOf(one);
      if (percent === undefined) return;
      expect(percent.compare(lowest ?? ZERO)).toBeGreaterThanOrEqual(0);
      expect(percent.compare(highest ?? ZERO)).toBeLessThanOrEqual(0);
    });
  });
});

it('300 students with 20 items are graded in far less than a second', () => {
  const items = Array.from({ length: 20 }, (_, i) =>
    itemOf(String(i), DEFAULT_SCHEME.categories[i % 3]?.id ?? '', { maxPoints: 10 + i }),
  );
  const students = Array.from({ length: 300 }, (_, s) =>
    items.map((_, i) =>
      entryOf(String(i), i > 17 ? { state: 'open' } : { raw: ((s * 7 + i * 3) % 31) / 3, latePercent: 80 }),
    ),
  );
  const usedMs = startCpuClock();
  for (const entries of students) computeGrade(DEFAULT_SCHEME, items, entries);
  const ms = usedMs();
  console.info(`300 students x 20 items: ${ms.toFixed(0)} ms`);
  expect(ms).toBeLessThan(1_000);
});
