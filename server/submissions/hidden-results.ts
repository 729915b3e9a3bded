/**
 * Owns what a student may see of the results of an exercise, as its rules are at a given time: whether a result waits, how much of
 * a report is shown, what is left of a standing meanwhile. Pure: everybody who shows results asks here.
 * Must not know how reports are stored or worded.
 */
import type { GradeJob, GradeReport } from '../../graders/protocol.ts';
import { worstVerdict } from '../../graders/verdict.ts';
import type { Rules } from '../exercises/policy.ts';
import type { Role } from '../kernel/actor.ts';

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

/** Whether a student may see the results of the hidden tests one by one at `now`. */
export function showsHiddenResults(rules: Rules, now: string): boolean {
  if (rules.withheld) return false;
  if (rules.hiddenResults !== 'after-due') return rules.hiddenResults === 'always';
  return rules.dueAt !== null && now > rules.dueAt;
}

/** Whether the result of a student waits at `now`: for the due date, or to be published. */
export function isSealed(rules: Rules, now: string): boolean {
  return (rules.withheld || rules.hiddenResults === 'after-due') && !showsHiddenResults(rules, now);
}

/** How much of the hidden tests a reader may see at `now`. A test run has none, and is no result that could be withheld. */
export function viewFor(role: Role, scope: GradeJob['scope'], rules: Rules | undefined, now: string): HiddenView {
  if (role !== 'student' || !rules || showsHiddenResults(rules, now)) return 'each';
  if (rules.withheld && scope === 'all') return 'withheld';
  return rules.hiddenResults === 'never' ? 'sum' : 'later';
}

/**
 * What is left of a standing while its result waits: which submission counts, when it came and what lateness cost it tell which
 * one was best, so they wait with the points.
 */
export function withoutResult<T extends { readonly counted: unknown; readonly raw: unknown }>(cell: T) {
  return { ...cell, counted: undefined, raw: undefined };
}

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
