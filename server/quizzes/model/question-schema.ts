/**
 * Owns what a question may be, as its author writes it in quiz.yaml.
 * Must not know how questions are drawn, answered or scored.
 *
 * Every text is Markdown with formulas ($...$). In a question with `variables`, `{{name}}` in any text or answer stands for the
 * value of a variable or of a field that `compute` returned; `{{name:tex}}` for a vector or matrix in a formula.
 */
import { RE2JS } from 're2js';
import { z } from 'zod';

const id = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'must be lower-case letters, digits and hyphens, at most 60');
const text = z.string().trim().min(1, 'must not be empty').max(8_000);
const short = z.string().trim().min(1, 'must not be empty').max(500);
/** A value of a variable that stands alone: '{{name}}'. */
const placeholder = z
  .string()
  .regex(/^\{\{\s*[A-Za-z_]\w*\s*\}\}$/, 'must be a number or one variable such as {{answer}}');
const finite = z.number().refine(Number.isFinite, 'must be a finite number');
const dimension = z.number().int().min(0);

const number = z.union([finite, placeholder]);
const shape = z.union([
  z
    .array(z.union([dimension, placeholder]))
    .min(1)
    .max(8),
  placeholder,
]);
const matrix = z.union([z.array(z.array(number).min(1).max(8)).min(1).max(8), placeholder]);

/** |got - answer| <= max(absolute, relative * |answer|). */
export const ToleranceSchema = z.strictObject({
  absolute: z.number().min(0).default(0),
  relative: z.number().min(0).default(1e-3),
});
/** How near a typed number must come. */
export type Tolerance = z.infer<typeof ToleranceSchema>;

/**
 * `partial`: what is right of a composite answer earns its share. Of a multiple choice: (right ones chosen - wrong ones chosen) /
 * right ones, never below 0. Of an ordering: pairs of neighbours in the right order / all pairs. Of matching, matrix, cloze: right
 * cells / cells. `all-or-nothing`: 1 when everything is right, else 0.
 */
const credit = z.enum(['partial', 'all-or-nothing']).default('partial');

const OptionSchema = z.strictObject({ text, correct: z.boolean().default(false), explanation: text.optional() });
const options = z.array(OptionSchema).min(2).max(12);
const oneCorrect = (list: readonly { correct: boolean }[]): boolean =>
  list.filter(({ correct }) => correct).length === 1;
const anyCorrect = (list: readonly { correct: boolean }[]): boolean => list.some(({ correct }) => correct);
const shuffle = z.boolean().default(true);

const SingleChoice = z.strictObject({
  type: z.literal('single-choice'),
  options: options.refine(oneCorrect, 'exactly one option must be correct'),
  shuffle,
});
const MultipleChoice = z.strictObject({
  type: z.literal('multiple-choice'),
  options: options.refine(anyCorrect, 'at least one option must be correct'),
  shuffle,
  credit,
});
const TrueFalse = z.strictObject({ type: z.literal('true-false'), answer: z.boolean() });
const Numeric = z.strictObject({
  type: z.literal('numeric'),
  answer: number,
  tolerance: ToleranceSchema.prefault({}),
  unit: z.string().trim().max(30).optional(),
  /** Wrong answers that are likely, and what they come from. */
  mistakes: z
    .array(z.strictObject({ answer: number, explanation: text }))
    .max(10)
    .default([]),
});
const Shape = z.strictObject({
  type: z.literal('shape'),
  answer: shape,
  mistakes: z
    .array(z.strictObject({ answer: shape, explanation: text }))
    .max(10)
    .default([]),
});
const Matrix = z.strictObject({
  type: z.literal('matrix'),
  answer: matrix,
  tolerance: ToleranceSchema.prefault({}),
  credit,
});
const Ordering = z.strictObject({
  type: z.literal('ordering'),
  /** In the right order. */
  items: z.array(text).min(2).max(10),
  credit,
});
const Matching = z.strictObject({
  type: z.literal('matching'),
  pairs: z
    .array(z.strictObject({ left: text, right: short }))
    .min(2)
    .max(10),
  /** Further choices that fit nothing. */
  distractors: z.array(short).max(10).default([]),
  credit,
});
const ShortText = z.strictObject({
  type: z.literal('short-text'),
  /** The first is shown as the right answer. Compared without case, accents of typing and surplus spaces. */
  accepted: z.array(short).min(1).max(30),
  /** A regular expression (RE2's) that the whole normalised answer may match instead. */
  pattern: z.string().max(300).optional(),
  caseSensitive: z.boolean().default(false),
  mistakes: z
    .array(z.strictObject({ answer: short, explanation: text }))
    .max(10)
    .default([]),
});
const GapSchema = z.union([
  z.strictObject({ options: z.array(short).min(2).max(12), answer: short }),
  z.strictObject({ accepted: z.array(short).min(1).max(30), caseSensitive: z.boolean().default(false) }),
  z.strictObject({ number, tolerance: ToleranceSchema.prefault({}) }),
]);
/** A gap of a cloze: a choice, a text, or a number. */
export type Gap = z.infer<typeof GapSchema>;
const Cloze = z.strictObject({
  type: z.literal('cloze'),
  /** Markdown with [[name]] where a gap is. */
  cloze: text,
  gaps: z.record(z.string().regex(/^[a-z]\w{0,30}$/i, 'must be a word'), GapSchema),
  credit,
});

/** What can be asked about a piece of code. */
const ASKABLE = [SingleChoice, MultipleChoice, TrueFalse, Numeric, Shape, Matrix, ShortText] as const;
const CodeReading = z.strictObject({
  type: z.literal('code-reading'),
  code: z.strictObject({
    language: z.enum(['typescript', 'javascript', 'python']).default('typescript'),
    source: text,
  }),
  asks: z.discriminatedUnion('type', ASKABLE),
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

const common = {
  id,
  /** The question itself. Cloze questions may do without. */
  text: text.optional(),
  points: z.number().positive().max(1_000).default(1),
  picture: z
    .strictObject({
      file: z.string().regex(/^[\w-]+\.(png|jpg|jpeg|svg|webp)$/i, 'must be a png, jpg, svg or webp beside quiz.yaml'),
      alt: z.string().trim().min(1, 'say what the picture shows'),
    })
    .optional(),
  /** Shown with the result. */
  explanation: text.optional(),
  variables: z.record(z.string().regex(/^[A-Za-z_]\w{0,30}$/, 'must be a word'), VariableSchema).optional(),
  /** TypeScript that exports `compute(variables)`, which returns an object of further values; `np` may be imported. */
  compute: z.string().max(8_000).optional(),
};

const TYPES = [...ASKABLE, Ordering, Matching, Cloze, CodeReading] as const;
/** The types of questions. */
export const QUESTION_TYPES = TYPES.map(({ shape: { type } }) => type.value);

/** A question of any type. */
export const QuestionSchema = z
  .discriminatedUnion('type', [
    SingleChoice.extend(common),
    MultipleChoice.extend(common),
    TrueFalse.extend(common),
    Numeric.extend(common),
    Shape.extend(common),
    Matrix.extend(common),
    ShortText.extend(common),
    Ordering.extend(common),
    Matching.extend(common),
    Cloze.extend(common),
    CodeReading.extend(common),
  ])
  .superRefine((question, context) => {
    const problem = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
    if (question.type !== 'cloze' && question.text === undefined) problem(['text'], 'a question needs its text');
    if (question.compute !== undefined && question.variables === undefined)
      problem(['compute'], 'compute needs variables to compute from');
    if (question.type === 'cloze') {
      const named = [...question.cloze.matchAll(/\[\[(\w+)\]\]/g)].map(([, name]) => name as string);
      for (const name of named) if (!(name in question.gaps)) problem(['gaps'], `there is no gap "${name}"`);
      for (const name of Object.keys(question.gaps))
        if (named.filter((other) => other === name).length !== 1)
          problem(['gaps', name], `[[${name}]] must stand once in the cloze`);
      for (const [name, gap] of Object.entries(question.gaps))
        if ('options' in gap && !gap.options.includes(gap.answer))
          problem(['gaps', name, 'answer'], 'must be one of the options');
    }
    const asked = question.type === 'code-reading' ? question.asks : question;
    if (asked.type === 'short-text' && asked.pattern !== undefined) {
      try {
        RE2JS.compile(asked.pattern);
      } catch (error) {
        problem(['pattern'], (error as Error).message);
      }
    }
  });
/** A question as written. */
export type Question = z.infer<typeof QuestionSchema>;
/** A question without the fields that all have, as what a code-reading question asks. */
export type Asked = z.infer<(typeof ASKABLE)[number]>;
