/**
 * Owns what a student is shown of hidden tests: a report as the rules of the exercise allow it.
 * Must not know how reports are stored or worded.
 */
import type { GradeReport } from '../../graders/protocol.ts';
import { worstVerdict } from '../../graders/verdict.ts';

/**
 * How hidden tests are shown: each; only their sum, always; or nothing before the due date. `withheld`: nothing, and
 * verdict and points do not count as a result even where no test is hidden.
 */
export type HiddenView = 'each' | 'sum' | 'later' | 'withheld';

/** The hidden tests that a report does not show one by one. */
export interface HiddenTests {
  readonly count: number;
  /** Points of all of them together; absent while they are sealed. */
  readonly points?: number;
  readonly maxPoints?: number;
}

/** A report as somebody may see it. */
export interface ShownReport {
  readonly report: GradeReport;
  /** Present when hidden tests were taken out. */
  readonly hidden: HiddenTests | undefined;
  /** Whether verdict and points are those of the visible tests only. */
  readonly sealed: boolean;
}

const total = (tests: GradeReport['tests'], field: 'points' | 'maxPoints'): number =>
  tests.reduce((sum, test) => sum + test[field], 0);

/** Takes out of a report what must not be seen. Messages about the whole are left out with the tests they speak of. */
export function showReport(report: GradeReport, view: HiddenView): ShownReport {
  const hidden = report.tests.filter(({ visibility }) => visibility === 'hidden');
  if (view === 'each') return { report, hidden: undefined, sealed: false };
  if (hidden.length === 0) return { report, hidden: undefined, sealed: view === 'withheld' };
  const tests = report.tests.filter(({ visibility }) => visibility === 'visible');
  if (view === 'sum') {
    const points = { points: total(hidden, 'points'), maxPoints: total(hidden, 'maxPoints') };
    return { report: { ...report, message: '', tests }, hidden: { count: hidden.length, ...points }, sealed: false };
  }
  const verdict = worstVerdict(tests.map((test) => test.verdict));
  const scores = { score: total(tests, 'points'), maxScore: total(tests, 'maxPoints') };
  return {
    report: { ...report, ...scores, message: '', verdict, tests },
    hidden: { count: hidden.length },
    sealed: true,
  };
}
