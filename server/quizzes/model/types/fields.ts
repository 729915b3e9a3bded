/**
 * Owns the fields that questions of several types are written with, and those that all have.
 *
 * Every text is Markdown with formulas ($...$). In a question with `variables`, `{{name}}` in any text or answer stands for the
 * value of a variable or of a field that `compute` returned; `{{name:tex}}` for a vector or matrix in a formula.
 */
import { z } from 'zod';
import type { Say } from './say.ts';

/** Markdown. */
export const text = z.string().trim().min(1, 'must not be empty').max(8_000);
/** Plain text. */
export const short = z.string().trim().min(1, 'must not be empty').max(500);
/** A value of a variable that stands alone: '{{name}}'. */
export const placeholder = z
  .string()
  .regex(/^\{\{\s*[A-Za-z_]\w*\s*\}\}$/, 'must be a number or one variable such as {{answer}}');
const finite = z.number().refine(Number.isFinite, 'must be a finite number');
/** A number, or the variable that has it. */
export const number = z.union([finite, placeholder]);

/** |got - answer| <= max(absolute, relative * |answer|). */
export const ToleranceSchema = z.strictObject({
  absolute: z.number().min(0).default(0),
  relative: z.number().min(0).default(1e-3),
});
/** How near a typed number must come. */
export type Tolerance = z.infer<typeof ToleranceSchema>;

/**
 * `partial`: what is right of a composite answer earns its share, as the type's `score` says.
 * `all-or-nothing`: 1 when everything is right, else 0.
 */
export const credit = z.enum(['partial', 'all-or-nothing']).default('partial');
/** Whether parts of a composite answer earn parts of its points. */
export type Credit = z.infer<typeof credit>;

/** Likely wrong answers, and what they come from. */
export const mistakes = <T extends z.ZodType>(answer: T) =>
  z
    .array(z.strictObject({ answer, explanation: text }))
    .max(10)
    .default([]);

/** The explanations of mistakes in another language. */
export const sayMistakes = <T extends { readonly explanation: string }>(list: readonly T[], say: Say): T[] =>
  list.map((one, place) => ({ ...one, explanation: say(`mistakes.${place}.explanation`, one.explanation) }));

/** Code that is shown. */
export const code = z.strictObject({
  language: z.enum(['typescript', 'javascript', 'python']).default('typescript'),
  source: text,
});

const VariableSchema = z.union([
  /** A whole number between both bounds, both included. */
  z.strictObject({ integer: z.tuple([z.number().int(), z.number().int()]) }),
  /** A decimal number between both bounds with this many digits after the point. */
  z.strictObject({ decimal: z.tuple([finite, finite]), digits: z.number().int().min(0).max(6).default(1) }),
  z.strictObject({
    choice: z
      .array(z.union([finite, short]))
      .min(2)
      .max(50),
  }),
]);
/** What a variable may be. */
export type Variable = z.infer<typeof VariableSchema>;

/** What every question has besides what its type asks for. */
export const common = {
  id: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'must be lower-case letters, digits and hyphens, at most 60'),
  /** The question itself. Cloze questions may do without. */
  text: text.optional(),
  points: z.number().positive().max(1_000).default(1),
  picture: z
    .strictObject({
      file: z
        .string()
        .regex(/^[\w-]+\.(png|jpg|jpeg|svg|webp|gif)$/i, 'must be a png, jpg, svg, webp or gif beside quiz.yaml'),
      alt: z.string().trim().min(1, 'say what the picture shows'),
    })
    .optional(),
  /** Shown with the result. */
  explanation: text.optional(),
  variables: z.record(z.string().regex(/^[A-Za-z_]\w{0,30}$/, 'must be a word'), VariableSchema).optional(),
  /** TypeScript that exports `compute(variables)`, which returns an object of further values; `np` may be imported. */
  compute: z.string().max(8_000).optional(),
};
