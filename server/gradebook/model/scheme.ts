/**
 * Owns how a course's grade is made up: its categories, their weights, what is dropped, what passes.
 * Must not know items.
 */
import { z } from 'zod';

/** Most categories of a course. */
const MOST_CATEGORIES = 12;
/** Numbers of categories, as forms have them: 1, 2, ... */
export const CATEGORY_NUMBERS: readonly number[] = Array.from({ length: MOST_CATEGORIES }, (_, index) => index + 1);

const CategorySchema = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'must be small letters, digits and single hyphens, such as exercises'),
  title: z.string().trim().min(1).max(100),
  /** Relative: 60, 30 and 10 mean the same as 6, 3 and 1. Only categories in which something counts share the whole. */
  weight: z.number().min(0).max(1_000_000),
  /** How many of the lowest items do not count. One item always counts. */
  dropLowest: z.number().int().min(0).max(50).default(0),
});
/** A part of the grade. */
export type Category = z.infer<typeof CategorySchema>;

/** How a course's grade is made up. */
export const SchemeSchema = z
  .strictObject({
    /** `weights`: the weighted mean of the categories' percentages. `points`: all points of all categories together. */
    method: z.enum(['weights', 'points']).default('weights'),
    /** What tables show first of an item: how much of it was reached, or its points. */
    display: z.enum(['percent', 'points']).default('percent'),
    /** Digits behind the decimal separator on display. Nothing is rounded before that. */
    decimals: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(1),
    /** Per cent from which the course is passed; null where the course does not say. */
    passMark: z.number().min(0).max(100).nullable().default(null),
    categories: z.array(CategorySchema).min(1).max(MOST_CATEGORIES),
  })
  .superRefine(({ method, categories }, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of categories.entries()) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: ['categories', index, 'id'], message: `"${id}" stands twice` });
      seen.add(id);
    }
    if (method === 'weights' && categories.length > 0 && categories.every(({ weight }) => weight === 0))
      context.addIssue({
        code: 'custom',
        path: ['categories', 0, 'weight'],
        message: 'at least one category must weigh more than 0',
      });
  });
/** How a course's grade is made up, as parsed. */
export type Scheme = z.infer<typeof SchemeSchema>;

/** What a course starts with. */
export const DEFAULT_SCHEME: Scheme = {
  method: 'weights',
  display: 'percent',
  decimals: 1,
  passMark: null,
  categories: [
    { id: 'exercises', title: 'Exercises', weight: 60, dropLowest: 0 },
    { id: 'quizzes', title: 'Quizzes', weight: 30, dropLowest: 1 },
    { id: 'manual', title: 'Manual grades', weight: 10, dropLowest: 0 },
  ],
};
