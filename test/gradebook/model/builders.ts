/** Schemes, items and entries for tests: only what a test speaks of is written there. */

import type { GradeEntry, GradeItem } from '../../../server/gradebook/model/item.ts';
import { type Scheme, SchemeSchema } from '../../../server/gradebook/model/scheme.ts';
import { fc } from '../../support/properties.ts';

/** Categories by weight, or by weight and number of dropped items. */
export function schemeOf(
  categories: Readonly<Record<string, number | readonly [number, number]>>,
  rest: Partial<Omit<Scheme, 'categories'>> = {},
): Scheme {
  return SchemeSchema.parse({
    ...rest,
    categories: Object.entries(categories).map(([id, value]) => {
      const [weight, dropLowest] = typeof value === 'number' ? [value, 0] : value;
      return { id, title: `The ${id}`, weight, dropLowest };
    }),
  });
}

/** An item of 10 points. */
export function itemOf(id: string, category: string, rest: Partial<GradeItem> = {}): GradeItem {
  return {
    id: `exercise:${id}`,
    kind: 'exercise',
    title: id,
    category,
    maxPoints: 10,
    extraCredit: false,
    published: true,
    ...rest,
  };
}

/** Points, or anything else that an entry may hold. */
export function entryOf(id: string, rest: number | Partial<GradeEntry>): GradeEntry {
  return {
    itemId: `exercise:${id}`,
    raw: null,
    latePercent: 100,
    override: null,
    state: 'graded',
    attempts: 1,
    firstAt: null,
    lastAt: null,
    countedAt: null,
    submissionId: null,
    ...(typeof rest === 'number' ? { raw: rest } : rest),
  };
}

/** Points as graders give them, with the noise of doubles. */
const points = (most: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: most }),
    fc.integer({ min: 0, max: most * 4 }).map((quarters) => quarters / 4),
    fc.integer({ min: 0, max: most * 10 }).map((tenths) => tenths * 0.1),
    fc.integer({ min: 0, max: most * 3 }).map((thirds) => thirds / 3),
  );

const state = fc.constantFrom('graded', 'graded', 'graded', 'ungraded', 'missing', 'open', 'excused');

/** What a grade is computed from. */
export interface Case {
  readonly scheme: Scheme;
  readonly items: readonly GradeItem[];
  readonly entries: readonly GradeEntry[];
}

/** Courses of up to four categories and twelve items. `plain`: no extra credit, nothing above the maximum. */
export function caseOf(rest: Partial<Omit<Scheme, 'categories'>> = {}, plain = false): fc.Arbitrary<Case> {
  const category = fc.record({
    weight: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(33.3, 33.4, 0.1)),
    dropLowest: fc.integer({ min: 0, max: 3 }),
  });
  return fc.array(category, { minLength: 1, maxLength: 4 }).chain((categories) => {
    const one = fc.integer({ min: 1, max: 20 }).chain((maxPoints) =>
      fc.record({
        category: fc.integer({ min: 0, max: categories.length - 1 }).map((index) => `c${index}`),
        maxPoints: fc.constant(maxPoints),
        extraCredit: plain ? fc.constant(false) : fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
        state,
        raw: points(plain ? maxPoints : maxPoints + 2).map((raw) => (plain ? Math.min(raw, maxPoints) : raw)),
        latePercent: fc.constantFrom(100, 100, 80, 50, 33.3, 0),
        override: plain
          ? fc.constant(null)
          : fc.option(fc.record({ points: points(20), reason: fc.constant('said so') }), { freq: 5 }),
      }),
    );
    return fc.array(one, { maxLength: 12 }).map((drawn) => ({
      scheme: SchemeSchema.parse({
        ...rest,
        categories: categories.map((each, index) => ({ id: `c${index}`, title: `C ${index}`, ...each })),
      }),
      items: drawn.map(({ category, maxPoints, extraCredit }, index) =>
        itemOf(String(index), category, { maxPoints, extraCredit }),
      ),
      entries: drawn.map(({ state, raw, latePercent, override }, index) =>
        entryOf(String(index), { state, raw, latePercent, override } as Partial<GradeEntry>),
      ),
    }));
  });
}
