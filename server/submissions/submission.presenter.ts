/**
 * Owns how submissions are shown: the page of one, and the rows of lists.
 * Must not know who may see what.
 */
import type { ExerciseContent } from '../exercises/catalog.ts';
import { exerciseUrl } from '../exercises/index.ts';
import type { Rules } from '../exercises/policy.ts';
import type { Standing } from '../grading/queue.ts';
import type { SubmissionSummary } from '../grading/submissions.store.ts';
import { courseUrl, withQuery } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import { sealedBadge, submissionBadge, trialBadge } from './badge.presenter.ts';
import type { SubmissionDetails } from './get-submission.ts';
import type { ShownReport } from './hidden-results.ts';
import { presentReport } from './report.presenter.ts';
import { acceptTestsUrl, gradeAgainUrl, submissionUrl } from './urls.ts';
import { isFinal } from './watch-submission.ts';

/** 'Submission' or 'Test run'. */
const kindOf = (scope: SubmissionSummary['scope'], words: Words): string =>
  words.t(scope === 'all' ? 'submission:kind.all' : 'submission:kind.visible');

/** A row of the history or of the staff's table; with `sealed`, counted submissions do not show their result. */
export function presentRow(row: SubmissionSummary, titleOf: (slug: string) => string, sealed: boolean, words: Words) {
  const secret = sealed && row.scope === 'all' && row.state === 'done';
  const trial = row.scope === 'visible';
  const graded = row.score !== null && row.maxScore !== null && !secret && !trial;
  const badge =
    trial && row.state === 'done'
      ? trialBadge(row.verdict ?? 'grader-error', words)
      : submissionBadge(row.state, row.verdict, words);
  return {
    id: row.id,
    url: submissionUrl(row.id),
    person: row.personName,
    exercise: titleOf(row.exercise),
    kind: kindOf(row.scope, words),
    time: words.time(row.createdAt),
    iso: row.createdAt,
    badge: secret ? sealedBadge(words) : badge,
    score: graded ? `${words.number(row.score ?? 0)} / ${words.number(row.maxScore ?? 0)}` : '',
  };
}

/** Words for a submission that is not graded yet. */
export function presentStanding(standing: Standing, words: Words) {
  const base = { state: standing.state, done: 0, total: 0, final: isFinal(standing) };
  if (standing.state === 'queued') {
    const { position, off } = standing;
    const key = off ? 'off' : position === 1 ? 'next' : 'place';
    return { ...base, text: words.t(`submission:standing.${key}`, { position }) };
  }
  if (standing.state === 'running') {
    const { stage, done, total } = standing;
    const compiling = stage === 'compiling' || total === 0;
    const number = Math.min(done + 1, total);
    const text = words.t(`submission:standing.${compiling ? 'compiling' : 'test'}`, { number, total });
    return { ...base, done, total, text };
  }
  return { ...base, text: words.t(`submission:standing.${standing.state}`) };
}

/** What is said about hidden tests that are not shown one by one, and about results that are not published. */
function presentHidden({ hidden, sealed }: ShownReport, rules: Rules | undefined, words: Words): string {
  if (sealed && rules?.withheld) return words.t('submission:hidden.withheld');
  if (!hidden) return '';
  const { count } = hidden;
  if (sealed)
    return rules?.dueAt
      ? words.t('submission:hidden.after', { count, time: words.day(rules.dueAt) })
      : words.t('submission:hidden.sealed', { count });
  const { points = 0, maxPoints = 0 } = hidden;
  const values = { points: words.number(points), of: words.number(maxPoints) };
  return words.t('submission:hidden.sum', { count: maxPoints, tests: count, ...values });
}

/** Names the tests of an exercise in the reader's language; as they were written where the exercise is gone. */
export function testNameOf(exercise: ExerciseContent | undefined, words: Words): (name: string) => string {
  return exercise?.texts[words.language].testName ?? ((name) => name);
}

/** What people decided about tests, in sentences. */
function presentDecisions({ decisions, shown }: SubmissionDetails, testName: (name: string) => string, words: Words) {
  const { voided, accepted, counted } = decisions;
  return [
    ...voided.map(
      ({ test, credit, note }) => `${testName(test)}: ${words.t(`regrade:tests.voided.${credit}`, { note })}`,
    ),
    ...accepted.map(({ test, note }) => `${testName(test)}: ${words.t('regrade:tests.accepted', { note })}`),
    ...(counted === undefined || counted.score === shown?.report.score
      ? []
      : [
          words.t('regrade:tests.counted', {
            points: words.number(counted.score),
            of: words.number(shown?.report.maxScore ?? 0),
            was: words.number(shown?.report.score ?? 0),
          }),
        ]),
  ];
}

/** The part of a submission that changes while it is graded: the view model of views/submissions/parts/result. */
export function presentResult(details: SubmissionDetails, exercise: ExerciseContent | undefined, words: Words) {
  const { submission, standing, shown, rules, percent, membership } = details;
  const testName = testNameOf(exercise, words);
  const counts = submission.scope === 'all';
  return {
    decisions: counts ? presentDecisions(details, testName, words) : [],
    id: submission.id,
    trial: !counts,
    report: shown && presentReport(shown.report, words, testName, details.decisions),
    types: shown?.report.typesPending ? words.t(isFinal(standing) ? 'report:typesMissing' : 'report:typesPending') : '',
    hidden: shown ? presentHidden(shown, rules, words) : '',
    late: shown && counts && percent < 100 ? words.t('submission:late', { percent: words.number(percent, 1) }) : '',
    failed:
      standing.state === 'failed'
        ? {
            attempts: submission.attempts,
            reason: membership.role === 'student' ? '' : (submission.lastError ?? ''),
          }
        : undefined,
    replaced: standing.state === 'replaced',
    waiting: shown || isFinal(standing) ? undefined : presentStanding(standing, words),
    changes: !isFinal(standing),
  };
}

/** Versions of what graded a submission. */
function presentVersions({ submission, shown }: SubmissionDetails, words: Words): string {
  if (!shown) return '';
  const { exerciseVersion, graderVersion } = submission;
  return words.t('submission:versions', { exercise: exerciseVersion ?? '–', grader: graderVersion ?? '–' });
}

/** The form in which an instructor counts a failed test as passed. */
function presentAccepting(
  { submission, shown, decisions, membership }: SubmissionDetails,
  exercise: ExerciseContent | undefined,
  words: Words,
) {
  const testName = testNameOf(exercise, words);
  const accepted = new Set(decisions.accepted.map(({ test }) => test));
  const failed = (shown?.report.tests ?? []).filter(
    ({ name, verdict }) => verdict !== 'accepted' && !accepted.has(name),
  );
  if (failed.length + accepted.size === 0) return undefined;
  return {
    action: acceptTestsUrl(membership.course.slug, submission.id),
    failed: failed.map(({ name }) => ({ name, title: testName(name) })),
    accepted: [...accepted].map((name) => ({ name, title: testName(name) })),
  };
}

/** The view model of views/review/submission. */
export function presentSubmissionPage(details: SubmissionDetails, exercise: ExerciseContent | undefined, words: Words) {
  const { submission, membership } = details;
  const { course, person, role } = membership;
  const title = exercise?.texts[words.language].title ?? submission.exercise;
  const own = submission.personId === person.id;
  const result = presentResult(details, exercise, words);
  const workbench = exercise && exerciseUrl(course.slug, exercise.slug);
  return {
    title: `${kindOf(submission.scope, words)}: ${title}`,
    scripts: result.changes ? ['submission'] : [],
    course: { title: course.title, url: courseUrl(course.slug) },
    exerciseTitle: title,
    exerciseUrl: workbench,
    editUrl: workbench && withQuery(workbench, { from: submission.id }),
    author: own ? '' : submission.personName,
    time: words.time(submission.createdAt),
    iso: submission.createdAt,
    fileName: submission.fileName,
    versions: presentVersions(details, words),
    result,
    url: submissionUrl(submission.id),
    gradeAgainUrl: result.failed && role !== 'student' ? gradeAgainUrl(course.slug, submission.id) : '',
    refresh: result.changes,
    accepting:
      role === 'instructor' && submission.scope === 'all' ? presentAccepting(details, exercise, words) : undefined,
  };
}
