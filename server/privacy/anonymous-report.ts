/**
 * Owns what is left of a report when its author is deleted: verdicts, points and kinds of failures, without any text.
 * Must not know when that is.
 */
import { GradeReportSchema } from '../../graders/protocol.ts';

/**
 * A stored report (JSON) without sentences, printed values and lines of code: all of these may repeat what the author wrote. What
 * statistics need stays: verdict, points and duration of each test, and what kind of comparison failed.
 */
export function anonymousReport(json: string): string {
  const report = GradeReportSchema.parse(JSON.parse(json));
  return JSON.stringify({
    ...report,
    file: 'deleted.ts',
    message: '',
    tests: report.tests.map(({ name, visibility, verdict, points, maxPoints, durationMs, failure }) => ({
      name,
      visibility,
      verdict,
      points,
      maxPoints,
      durationMs,
      message: '',
      hints: [],
      ...(failure === undefined ? {} : { failure: { category: failure.category, tensor: '' } }),
    })),
    diagnostics: report.diagnostics.map((one) => ({ ...one, message: '', excerpt: '' })),
  });
}
