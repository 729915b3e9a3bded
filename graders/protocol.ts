/**
 * Owns the contract between the server and the grader: GradeJob goes in, GradeProgress and GradeReport come out.
 * Must not know how grading works. Change it only together with both sides.
 */
import { z } from 'zod';
import { VERDICTS } from './verdict.ts';

/** Which tests to run: `visible` is a test run, `all` is a counted submission. */
export const ScopeSchema = z.enum(['visible', 'all']);
export type Scope = z.infer<typeof ScopeSchema>;

/** The languages in which a report can be written. */
export const LanguageSchema = z.enum(['en', 'de']);
export type Language = z.infer<typeof LanguageSchema>;

/** A submission to grade. `source` is the student's TypeScript as received. */
export const GradeJobSchema = z.object({
  id: z.string().min(1).max(100),
  exercise: z.string().min(1).max(100),
  fileName: z.string().min(1).max(255),
  source: z.string(),
  scope: ScopeSchema,
  /** The language of the report's sentences. Names of tests and messages of np and the engine stay English. */
  language: LanguageSchema.default('en'),
  /** Nobody waits for it: it has its own place beside the workers, so that it takes none from those who wait. */
  background: z.boolean().default(false),
  /** Whose it is, as a name that means nothing: where submissions compete, owners take turns. By default each is its own. */
  owner: z.string().min(1).max(100).optional(),
});
/** A job as it is handed in: English where it names no language. */
export type GradeJob = z.input<typeof GradeJobSchema>;

const VerdictSchema = z.enum(VERDICTS);

/** A TypeScript diagnostic in the student's file. Lines and columns count from 1. `blocking` ones stop the tests. */
export const DiagnosticSchema = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
  line: z.number().int().min(1),
  column: z.number().int().min(1),
  /** The student's line with a squiggle under the place. */
  excerpt: z.string(),
  blocking: z.boolean(),
});
export type Diagnostic = z.infer<typeof DiagnosticSchema>;

/** JSON-safe number: NaN and the infinities travel as strings. */
const NumberSchema = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
export type SafeNumber = z.infer<typeof NumberSchema>;

/** The JSON-safe form of a number. */
export function safeNumber(value: number): SafeNumber {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** Errors by position for a 2-D tensor of a visible test (at most 400 elements). */
const ErrorMapSchema = z.object({
  rows: z.number().int(),
  columns: z.number().int(),
  /** Row-major absolute differences |got - expected|. */
  differences: z.array(NumberSchema),
});

/** What was compared and how it differed. Numbers are present for visible tests only. */
export const FailureSchema = z.object({
  /** The comparator or check that failed. */
  category: z.enum(['type', 'shape', 'values', 'keys', 'purity', 'repeatability', 'element-access']),
  /** The tensor in the course's words: `Z`, `grads.dW2`, `cache[0].W`. */
  tensor: z.string(),
  expectedShape: z.array(z.number().int()).optional(),
  gotShape: z.array(z.number().int()).optional(),
  /** The expected shape in symbols of the course: `(n[1], n[0])`. */
  shapeInSymbols: z.string().optional(),
  firstDifference: z.object({ index: z.array(z.number().int()), expected: NumberSchema, got: NumberSchema }).optional(),
  maxAbsoluteError: NumberSchema.optional(),
  maxRelativeError: NumberSchema.optional(),
  differingElements: z.number().int().optional(),
  totalElements: z.number().int().optional(),
  errorMap: ErrorMapSchema.optional(),
  /** np's count that exceeds the limit of the case. */
  counted: z
    .object({ what: z.enum(['elementAccesses', 'operations']), count: z.number(), limit: z.number() })
    .optional(),
});
export type Failure = z.infer<typeof FailureSchema>;

/** A runtime error on the student's own line. The message is empty for hidden tests. */
export const RuntimeErrorSchema = z.object({
  name: z.string(),
  message: z.string(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  excerpt: z.string().optional(),
});
export type RuntimeError = z.infer<typeof RuntimeErrorSchema>;

/** The costs of a training, one per `iterationsPerPoint` iterations, beside those of the reference; visible tests only. */
export const CostCurveSchema = z.object({
  student: z.array(NumberSchema).max(500),
  reference: z.array(NumberSchema).max(500),
  iterationsPerPoint: z.number().int().positive(),
  /** Index of the first point that lies outside of the tolerance, or that one of them lacks. */
  firstDivergence: z.number().int().min(0).optional(),
});
export type CostCurve = z.infer<typeof CostCurveSchema>;

export const TestReportSchema = z.object({
  name: z.string(),
  visibility: z.enum(['visible', 'hidden']),
  verdict: VerdictSchema,
  points: z.number(),
  maxPoints: z.number(),
  /** One sentence or more: what was expected, what came. */
  message: z.string(),
  /** Where to look next; recognised misconceptions. */
  hints: z.array(z.string()),
  failure: FailureSchema.optional(),
  runtimeError: RuntimeErrorSchema.optional(),
  /** Visible tests only: printed arguments, expected value and returned value. */
  inputs: z.string().optional(),
  expected: z.string().optional(),
  got: z.string().optional(),
  costCurve: CostCurveSchema.optional(),
  /** Visible tests only: what the student's code printed, capped. */
  console: z.string().optional(),
  durationMs: z.number(),
});
export type TestReport = z.infer<typeof TestReportSchema>;

/** Which references produced the expected values, and how closely they agreed. */
export const ReferencesSchema = z.object({
  /** Content hash of the exercise: references, cases, settings, np. */
  exerciseVersion: z.string(),
  /** The tfjs backend really used: `tfjs-node`, `wasm` or `cpu`. */
  tfjsBackend: z.string(),
  tfjsVersion: z.string(),
  /** Largest difference between the two references relative to the tensor's scale. */
  largestDisagreement: z.number(),
});

/** Types that were known only when the report was out. */
export const LateTypesSchema = z.object({
  diagnostics: z.array(DiagnosticSchema),
  /** Milliseconds. */
  typesMs: z.number(),
});
export type LateTypes = z.infer<typeof LateTypesSchema>;

export const GradeReportSchema = z.object({
  exercise: z.string(),
  file: z.string(),
  scope: ScopeSchema,
  verdict: VerdictSchema,
  score: z.number(),
  maxScore: z.number(),
  /** One sentence on the whole; always present for compile-error and grader-error. */
  message: z.string(),
  tests: z.array(TestReportSchema),
  diagnostics: z.array(DiagnosticSchema),
  /** The types, which cost nothing, were not known yet: `withTypes` adds them. */
  typesPending: z.literal(true).optional(),
  references: ReferencesSchema.optional(),
  /** Milliseconds. */
  timings: z.object({
    compileMs: z.number(),
    typesMs: z.number(),
    runMs: z.number(),
    compareMs: z.number(),
    totalMs: z.number(),
  }),
});
export type GradeReport = z.infer<typeof GradeReportSchema>;

/** The report with the types that it did not wait for. */
export function withTypes(report: GradeReport, { diagnostics, typesMs }: LateTypes): GradeReport {
  const { typesPending: _known, ...rest } = report;
  const timings = { ...report.timings, typesMs: Math.round(typesMs * 100) / 100 };
  return { ...rest, diagnostics: [...report.diagnostics, ...diagnostics], timings };
}

/** Progress of a running job: `done` of `total` tests have a verdict. */
export const GradeProgressSchema = z.object({
  id: z.string(),
  stage: z.enum(['compiling', 'running']),
  done: z.number().int(),
  total: z.number().int(),
});
export type GradeProgress = z.infer<typeof GradeProgressSchema>;

const PlainSchema = z.object({ root: z.unknown(), data: z.array(NumberSchema) });

/** What both references return for given arguments. */
export const ReferenceAnswerSchema = z.object({
  scratch: PlainSchema,
  tensor: PlainSchema,
  tfjsBackend: z.string(),
  tfjsVersion: z.string(),
  disagreement: NumberSchema,
});
export type ReferenceAnswer = z.infer<typeof ReferenceAnswerSchema>;

/** What `compute` of a quiz question returned for each set of variables, or what is wrong with it. */
export const ComputedSchema = z.union([z.object({ values: z.array(z.unknown()) }), z.object({ problem: z.string() })]);
export type Computed = z.infer<typeof ComputedSchema>;

/** What confines the sandbox workers on this machine, and what is missing. */
export const ConfinementSchema = z.object({
  layers: z.array(z.string()),
  missing: z.array(z.string()),
  flags: z.array(z.string()),
});
export type ConfinementSummary = z.infer<typeof ConfinementSchema>;

/** Messages from the grader process to its parent. */
export const GraderMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    confinement: ConfinementSchema,
    /** Content hash of each exercise. */
    versions: z.record(z.string(), z.string()),
  }),
  /** It is still starting, and well. */
  z.object({ type: z.literal('starting') }),
  z.object({ type: z.literal('progress'), progress: GradeProgressSchema }),
  z.object({ type: z.literal('report'), id: z.string(), report: GradeReportSchema }),
  /** After a report whose types are pending. */
  z.object({ type: z.literal('types'), id: z.string(), types: LateTypesSchema }),
  z.object({ type: z.literal('reference'), id: z.string(), values: ReferenceAnswerSchema }),
  z.object({ type: z.literal('computed'), id: z.string(), answer: ComputedSchema }),
  z.object({ type: z.literal('failed'), id: z.string(), message: z.string() }),
]);
export type GraderMessage = z.infer<typeof GraderMessageSchema>;
