/**
 * Owns the messages that start and steer a grader process; its answers are GraderMessage in protocol.ts.
 * Must not know how grading works.
 */
import { z } from 'zod';
import { type Limits, LimitsSchema } from './limits.ts';
import { GradeJobSchema } from './protocol.ts';

/** What a grader needs to know of the machine. Paths are absolute. */
export const GraderOptionsSchema = z.strictObject({
  exercisesFolder: z.string(),
  /** Where expected values are kept between runs; may be deleted at any time. */
  cacheFolder: z.string(),
  limits: LimitsSchema,
  /** Whether expected values that are not kept yet are worked out before anybody asks for them. */
  workAhead: z.boolean().default(false),
});
export type GraderOptions = z.input<typeof GraderOptionsSchema> & { readonly limits: Limits };

/** Messages from the parent to a grader process. */
export const GraderCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), options: GraderOptionsSchema }),
  /** `typesLater`: the report need not wait for types that are only warnings; a message of their own brings them. */
  z.object({ type: z.literal('grade'), job: GradeJobSchema, typesLater: z.boolean().default(false) }),
  z.object({ type: z.literal('reference'), id: z.string(), exercise: z.string(), args: z.array(z.unknown()) }),
  z.object({
    type: z.literal('compute'),
    id: z.string(),
    source: z.string(),
    sets: z.array(z.record(z.string(), z.unknown())),
  }),
]);
/** A command as it is sent; the grader process fills in the defaults. */
export type GraderCommand = z.input<typeof GraderCommandSchema>;
