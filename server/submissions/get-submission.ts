/**
 * Owns who may see a submission, and fetches it with its report and standing.
 * Must not know how it is shown.
 */
import type { CourseContent } from '../exercises/catalog.ts';
import { percentAt } from '../exercises/index.ts';
import type { Rules } from '../exercises/policy.ts';
import type { CountedResult } from '../grading/counted-score.ts';
import { countedResult, summarise } from '../grading/index.ts';
import type { GradingQueue, Standing } from '../grading/queue.ts';
import type { AcceptedTest, TestVoid } from '../grading/reports.store.ts';
import type { Submission } from '../grading/submissions.store.ts';
import { isOutside, type Membership, type Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import { type ShownReport, showReport, viewFor } from './hidden-results.ts';
import type { Standings } from './standing.ts';

/** A submission with what is known about its grading. */
export interface SubmissionDetails {
  readonly submission: Submission;
  /** The course of the submission, and what the reader is in it. */
  readonly membership: Membership;
  readonly standing: Standing;
  /** Present when the state is `done`: as much as the reader may see. */
  readonly shown: ShownReport | undefined;
  /** The rules that apply to the submission's author; undefined when the exercise is gone. */
  readonly rules: Rules | undefined;
  /** What people decided about the tests that the reader sees. */
  readonly decisions: TestDecisionsShown;
  /** Percentage of the points that count after lateness. */
  readonly percent: number;
}

/** Voided tests and tests that count as passed, of those that the reader sees. */
export interface TestDecisionsShown {
  readonly voided: readonly TestVoid[];
  readonly accepted: readonly AcceptedTest[];
  /** Points and verdict that count by these decisions, of what the reader sees; undefined where they touch nothing of it. */
  readonly counted: CountedResult | undefined;
}

export interface GetSubmissionDeps {
  readonly store: Pick<Store, 'courses' | 'reports' | 'submissions'>;
  readonly queue: GradingQueue;
  readonly content: CourseContent;
  readonly standings: Standings;
  readonly clock: () => Date;
}

/** What the reader is told about decisions on tests. */
function decisionsFor(
  store: Pick<Store, 'courses' | 'reports' | 'submissions'>,
  submission: Submission,
  shown: ShownReport | undefined,
): TestDecisionsShown {
  if (!shown || submission.scope !== 'all') return { voided: [], accepted: [], counted: undefined };
  const names = new Set(shown.report.tests.map(({ name }) => name));
  const { courseId, exercise, id, score, verdict } = submission;
  const voided = store.reports.listVoids(courseId, exercise);
  const accepted = store.reports.listAccepted(id);
  // Of sealed results the visible tests count; else what is stored, which knows hidden tests that are not shown one by one.
  const ofShown = countedResult(summarise(shown.report), shown.report.maxScore, {
    voids: new Map(voided.map(({ test, credit }) => [test, credit])),
    accepted: new Set(accepted.map(({ test }) => test)),
  });
  const stored = score === null || verdict === null ? undefined : { score, verdict };
  const differs = stored?.score !== shown.report.score || stored.verdict !== shown.report.verdict;
  return {
    voided: voided.filter(({ test }) => names.has(test)),
    accepted: accepted.filter(({ test }) => names.has(test)),
    counted: shown.sealed ? ofShown : ofShown || differs ? stored : undefined,
  };
}

/**
 * Returns a function that fetches a submission: students get their own, the staff of the course all.
 * @throws AppError not-found, also for somebody else's submission: that it exists is not said
 */
export function createGetSubmission({ store, queue, content, standings, clock }: GetSubmissionDeps) {
  const findMembership = (person: Person, submission: Submission): Membership | undefined => {
    if (isOutside(person, submission.courseId)) return undefined;
    const course = store.courses.findCourseById(submission.courseId);
    const role = person.isAdmin ? 'instructor' : store.courses.findRole(submission.courseId, person.id);
    if (!course || !role || (role === 'student' && submission.personId !== person.id)) return undefined;
    return { person, course, role, weeks: store.courses.listWeeks(course.id) };
  };
  return (person: Person, id: string): SubmissionDetails => {
    const submission = store.submissions.findSubmission(id);
    const membership = submission && findMembership(person, submission);
    const standing = queue.findStanding(id);
    if (!submission || !membership || !standing) throw new AppError('not-found', 'errors:not-found.submission');
    const exercise = content.findExercise(submission.exercise);
    const rules = exercise && standings.rulesOf(membership, submission.personId)(exercise);
    const report = standing.state === 'done' ? store.reports.findReport(id) : undefined;
    const view = viewFor(membership.role, submission.scope, rules, clock().toISOString());
    const shown = report && showReport(report, view);
    return {
      submission,
      membership,
      standing,
      shown,
      decisions: decisionsFor(store, submission, shown),
      rules,
      percent: rules ? percentAt(rules, submission.createdAt) : 100,
    };
  };
}
/** Fetches a submission that the person may see. */
export type GetSubmission = ReturnType<typeof createGetSubmission>;
