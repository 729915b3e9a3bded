/**
 * Owns a report in short: for each test its verdict, points and the cause of its failure. Pages that show hundreds of
 * reports read only this.
 * Must not know storage, people or pages.
 */
import { z } from 'zod';
import type { GradeReport, TestReport } from '../../graders/protocol.ts';
import { VERDICTS } from '../../graders/verdict.ts';

/** A test as stored: name, visible (1) or hidden (0), verdict, points, most points, cause of a failure. */
const TestRow = z.tuple([
  z.string(),
  z.union([z.literal(0), z.literal(1)]),
  z.enum(VERDICTS),
  z.number(),
  z.number(),
  z.string().nullable(),
]);

/** How an outline is stored. */
export const ReportSummarySchema = z.object({ cause: z.string().nullable(), tests: z.array(TestRow) });
/** A report in short. `cause` says what kept all tests from running: 'compile:TS2304'; null when they ran. */
export type ReportSummary = z.infer<typeof ReportSummarySchema>;
/** A test of an outline. */
export type TestSummary = ReportSummary['tests'][number];

/**
 * Why a test failed, in one word for counting: the comparison and the tensor ('shape:dW1'), the error ('error:TypeError'), or
 * the verdict ('time-limit'). Null when it passed.
 */
function causeOf({ verdict, failure, runtimeError }: TestReport): string | null {
  if (verdict === 'accepted') return null;
  if (failure) return `${failure.category}:${failure.tensor}`;
  return runtimeError ? `error:${runtimeError.name}` : verdict;
}

/** The outline of a report. */
export function summarise({ verdict, tests, diagnostics }: GradeReport): ReportSummary {
  const blocking = diagnostics.find((one) => one.blocking)?.code;
  return {
    cause: verdict === 'compile-error' ? ['compile', blocking].filter(Boolean).join(':') : null,
    tests: tests.map((test) => [
      test.name,
      test.visibility === 'visible' ? 1 : 0,
      test.verdict,
      test.points,
      test.maxPoints,
      causeOf(test),
    ]),
  };
}
