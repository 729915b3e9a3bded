/**
 * Owns the rules of an exercise as its author writes them: when it opens, when it is due, what lateness costs, how often one
 * may submit, what is shown of hidden tests, which submission counts.
 * Must not know courses, people or clocks.
 */
import { Duration } from 'luxon';
import { z } from 'zod';

const isDuration = (text: string): boolean => /^-?P/.test(text) && Duration.fromISO(text).isValid;
const isTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));

const DurationSchema = z
  .string()
  .refine(
    (text) => isDuration(text) && Duration.fromISO(text).toMillis() >= 0,
    'must be an ISO 8601 duration such as P7D',
  );
/** A time with its offset, or a duration after the start of the exercise's week. */
const MomentSchema = z
  .string()
  .refine(
    (text) => isDuration(text) || isTime(text),
    'must be an ISO 8601 duration after the start of the week (P7D), or a time with its offset (2026-11-30T08:00:00Z)',
  );

/** Whether `due` is later than `release`; undefined when only a course can tell, because one is a time and the other a duration. */
function isOrdered(release: string, due: string): boolean | undefined {
  if (isDuration(release) !== isDuration(due)) return undefined;
  const number = (moment: string): number =>
    isDuration(moment) ? Duration.fromISO(moment).toMillis() : Date.parse(moment);
  return number(release) < number(due);
}

/** Whether being later never earns more. */
export function neverRises(steps: readonly { readonly after: string; readonly percent: number }[]): boolean {
  const inOrder = [...steps].sort(
    (a, b) => Duration.fromISO(a.after).toMillis() - Duration.fromISO(b.after).toMillis(),
  );
  return inOrder.every(({ percent }, index) => index === 0 || percent <= (inOrder[index - 1]?.percent ?? 100));
}

/** What is shown of the hidden tests: each result at once, each after the due date, or never more than their sum. */
export const HIDDEN_RESULTS = ['always', 'after-due', 'never'] as const;
/** Which submission counts: the one with the most points, or the last one. */
export const COUNTING = ['best', 'last'] as const;

/** Rules as written in exercise.yaml under `policy`; an instructor may set each differently for a course. */
export const PolicySchema = z
  .strictObject({
    release: MomentSchema.default('P0D'),
    /** Null: never due. */
    due: MomentSchema.nullable().default('P7D'),
    /** Until `after` the due date, a submission earns `percent` of its points. */
    late: z
      .array(z.strictObject({ after: DurationSchema, percent: z.number().min(0).max(100) }))
      .max(20)
      .refine(
        neverRises,
        'a later step must not earn more than an earlier one: results are kept ready on the strength of that',
      )
      .default([
        { after: 'P1D', percent: 80 },
        { after: 'P7D', percent: 50 },
      ]),
    /** Submissions per student; null: as many as they like. */
    attempts: z.number().int().min(1).max(10_000).nullable().default(null),
    /** Pause between two submissions. */
    coolDown: DurationSchema.default('PT0S'),
    hiddenResults: z.enum(HIDDEN_RESULTS).default('always'),
    counts: z.enum(COUNTING).default('best'),
  })
  .superRefine(({ release, due, hiddenResults }, context) => {
    if (due !== null && isOrdered(release, due) === false)
      context.addIssue({
        code: 'custom',
        path: ['due'],
        message: `is ${due}, but the exercise opens at ${release}: it must be later`,
      });
    if (due === null && hiddenResults === 'after-due')
      context.addIssue({
        code: 'custom',
        path: ['hiddenResults'],
        message: 'is after-due, but due is null: the results would never be shown',
      });
  });
/** Rules of an exercise. */
export type Policy = z.infer<typeof PolicySchema>;
