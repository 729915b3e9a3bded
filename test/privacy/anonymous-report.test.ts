/** What is left of a report when its author is deleted. */
import { expect, it } from '@jest/globals';
import type { GradeReport } from '../../graders/protocol.ts';
import { GradeReportSchema } from '../../graders/protocol.ts';
import { anonymousReport } from '../../server/privacy/anonymous-report.ts';
import { reportFor } from '../support/fake-grader.ts';

const NAME = 'Anna Muster';

it('keeps verdicts, points and kinds of failures, and no text that the author could have written', () => {
  const job = { id: 'a', exercise: 'linear_forward', fileName: `${NAME}.ts`, source: '', scope: 'all' as const };
  const report: GradeReport = reportFor(job, 'wrong-answer');
  const failure = { category: 'values' as const, tensor: NAME, gotShape: [1] };
  const spoken = { message: NAME, hints: [NAME], inputs: NAME, expected: NAME, got: NAME, console: NAME, failure };
  const runtimeError = { name: NAME, message: NAME, excerpt: NAME };
  const full: GradeReport = {
    ...report,
    message: NAME,
    tests: report.tests.map((test) => ({ ...test, ...spoken, runtimeError })),
    diagnostics: [
      { severity: 'error', code: 'TS2304', message: NAME, line: 1, column: 1, excerpt: NAME, blocking: false },
    ],
  };
  const left = anonymousReport(JSON.stringify(full));
  expect(left).not.toContain(NAME);
  const parsed = GradeReportSchema.parse(JSON.parse(left));
  expect(parsed).toMatchObject({ verdict: 'wrong-answer', score: full.score, maxScore: full.maxScore });
  expect(parsed.tests.map(({ name, verdict, points, maxPoints }) => ({ name, verdict, points, maxPoints }))).toEqual(
    full.tests.map(({ name, verdict, points, maxPoints }) => ({ name, verdict, points, maxPoints })),
  );
  expect(parsed.tests[0]?.failure?.category).toBe('values');
  expect(parsed.diagnostics[0]?.code).toBe('TS2304');
});
