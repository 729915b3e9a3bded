/**
 * Owns the definition of an exercise: the schema of exercise.yaml and the texts beside it.
 * Must not know how exercises are graded or shown.
 */
import { z } from 'zod';
import { PolicySchema } from './policy.ts';
import type { Translations } from './translation.ts';

/** Names of what a function returns: a tuple (`items`), or one named value. */
export interface ResultNaming {
  readonly name?: string | undefined;
  readonly items?: readonly ResultNaming[] | undefined;
}
const ResultNamingSchema: z.ZodType<ResultNaming> = z.lazy(() =>
  z.strictObject({ name: z.string().optional(), items: z.array(ResultNamingSchema).optional() }),
);

/**
 * Tolerance of the comparison, element by element:
 * |got - expected| <= relative * max(|expected|, scale / 1000) + absolute, where scale is the largest |expected| of the tensor,
 * so that an element in which large terms cancel is not held to more digits than the sum can have.
 */
export const ToleranceSchema = z.strictObject({
  relative: z.number().min(0).default(1e-7),
  absolute: z.number().min(0).default(1e-12),
  reason: z.string().min(1),
});
export type Tolerance = z.infer<typeof ToleranceSchema>;

/** A regular expression. */
const PatternSchema = z.string().refine((text) => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}, 'must be a regular expression');

export const ExerciseSettingsSchema = z.strictObject({
  title: z.string().min(1),
  week: z.number().int().min(1),
  order: z.number().int().min(0),
  /** Points of all tests together. */
  points: z.number().positive(),
  policy: PolicySchema.default(PolicySchema.parse({})),
  function: z.string().regex(/^[A-Za-z_$][\w$]*$/, 'must be a TypeScript identifier'),
  parameters: z.array(z.string()),
  signature: z.string().min(1),
  course: z.boolean().default(true),
  generation: z.string(),
  result: ResultNamingSchema,
  shapes: z.record(z.string(), z.string()).default({}),
  tolerance: ToleranceSchema,
  /** The result has a list `costs` with one cost per `every` iterations: the report draws it. */
  costCurve: z.strictObject({ every: z.number().int().positive() }).optional(),
  references: z.strictObject({ agreement: z.number().positive() }),
  typeErrorsCost: z.boolean().default(false),
  /**
   * Wrong samples that students are told about when their program does the same; one whose results no other program has, as they
   * are random, is known by a regular expression that its code has and no right program needs.
   */
  mistakes: z
    .array(z.strictObject({ file: z.string(), source: PatternSchema.optional(), hint: z.string() }))
    .default([]),
});
export type ExerciseSettings = z.infer<typeof ExerciseSettingsSchema>;

/** A student file that must earn the verdict its name states. */
export interface SampleSolution {
  /** File name relative to the exercise's folder: `samples/loops.accepted.ts`. */
  readonly file: string;
  readonly verdict: string;
  readonly source: string;
}

/** An exercise as read from its folder. */
export interface Exercise extends ExerciseSettings {
  /** Folder name; what URLs and the command line use. */
  readonly slug: string;
  readonly prompt: string;
  readonly starter: string;
  readonly reference: string;
  readonly tensorReference: string;
  readonly cases: string;
  readonly samples: readonly SampleSolution[];
  /** Title, prompt, hints and names of cases in other languages, where they exist. */
  readonly translations: Translations;
}
