/**
 * Owns how submissions are shown: the page of one, and the rows of lists.
 * Must not know HTML, nor who may see what.
 */
import type { ExerciseContent } from '../content/course-content.ts';
import { highlightLines } from '../content/highlight.ts';
import type { Standing } from '../queue/grading-queue.ts';
import type { SubmissionDetails } from '../services/get-submission.ts';
import type { Person } from '../store/people.store.ts';
import type { SubmissionSummary } from '../store/submissions.store.ts';
import { submissionBadge } from './badge.ts';
import { formatPoints, formatTime } from './format.ts';
import { presentReport } from './report.ts';

/** A row of the history or of the instructor's table. */
export function presentRow(row: SubmissionSummary, titleOf: (slug: string) => string) {
  return {
    url: `/submissions/${row.id}`,
    person: row.personName,
    exercise: titleOf(row.exercise),
    kind: row.scope === 'all' ? 'Submission' : 'Trial run',
    time: formatTime(row.createdAt),
    iso: row.createdAt,
    badge: submissionBadge(row.state, row.verdict),
    score:
      row.score === null || row.maxScore === null ? '' : `${formatPoints(row.score)} / ${formatPoints(row.maxScore)}`,
  };
}

/** Words for a submission that is not graded yet. */
export function presentStanding(standing: Standing) {
  const base = { state: standing.state, done: 0, total: 0 };
  if (standing.state === 'queued') {
    const text = standing.position === 1 ? 'Next in the queue.' : `Number ${standing.position} in the queue.`;
    return { ...base, text };
  }
  if (standing.state === 'running') {
    const { stage, done, total } = standing;
    const text =
      stage === 'compiling' || total === 0
        ? 'Checking the types and compiling.'
        : `Test ${Math.min(done + 1, total)} of ${total}.`;
    return { ...base, done, total, text };
  }
  return { ...base, text: standing.state === 'done' ? 'Graded.' : 'The grader failed on this submission.' };
}

/** The part of a submission that changes while it is graded: the view model of partials/result. */
export function presentResult({ submission, standing, report }: SubmissionDetails, person: Person) {
  return {
    id: submission.id,
    trial: submission.scope === 'visible',
    report: report && presentReport(report),
    failed:
      standing.state === 'failed'
        ? {
            attempts: submission.attempts,
            reason: person.role === 'instructor' ? (submission.lastError ?? '') : '',
          }
        : undefined,
    waiting: report || standing.state === 'failed' ? undefined : presentStanding(standing),
  };
}

/** The view model of pages/submissions/show. */
export function presentSubmissionPage(
  details: SubmissionDetails,
  exercise: ExerciseContent | undefined,
  person: Person,
) {
  const { submission } = details;
  const title = exercise?.title ?? submission.exercise;
  const own = submission.personId === person.id;
  const result = presentResult(details, person);
  return {
    title: `${submission.scope === 'all' ? 'Submission' : 'Trial run'}: ${title}`,
    scripts: result.waiting ? ['submission'] : [],
    exerciseTitle: title,
    exerciseUrl: exercise && `/exercises/${exercise.slug}`,
    editUrl: exercise && `/exercises/${exercise.slug}?from=${submission.id}`,
    kind: submission.scope === 'all' ? 'Submission' : 'Trial run',
    author: own ? '' : submission.personName,
    time: formatTime(submission.createdAt),
    iso: submission.createdAt,
    fileName: submission.fileName,
    result,
    url: `/submissions/${submission.id}`,
    gradeAgainUrl:
      result.failed && person.role === 'instructor' ? `/instructor/submissions/${submission.id}/grade-again` : '',
    refresh: result.waiting !== undefined,
    lines: highlightLines(submission.source.replace(/\n$/, '')).map((pieces, index) => ({ number: index + 1, pieces })),
  };
}
