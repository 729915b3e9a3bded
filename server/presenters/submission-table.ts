/**
 * Owns how the instructor's table of submissions is shown, its filters, its pager and its alerts.
 * Must not know HTML.
 */
import { VERDICTS } from '../../graders/verdict.ts';
import type { ExerciseContent } from '../content/course-content.ts';
import type { SubmissionsPage } from '../services/list-submissions.ts';
import type { SubmissionFilter } from '../store/submissions.store.ts';
import { verdictBadge } from './badge.ts';
import { formatCount } from './format.ts';
import { presentRow } from './submission.ts';

const ADDRESS = '/instructor/submissions';
/** Value of the verdict filter that means "ungraded". */
export const UNGRADED = 'ungraded';

function addressOf(filter: SubmissionFilter, page: number): string {
  const query = new URLSearchParams();
  if (filter.exercise !== undefined) query.set('exercise', filter.exercise);
  if (filter.state === 'failed') query.set('verdict', UNGRADED);
  else if (filter.verdict !== undefined) query.set('verdict', filter.verdict);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? ADDRESS : `${ADDRESS}?${text}`;
}

function presentAlerts({ status }: SubmissionsPage) {
  const { grader, jobs } = status;
  const alerts: { text: string; detail: string; url: string; gradeAgainUrl: string }[] = [];
  if (grader.state === 'unavailable')
    alerts.push({
      text: 'The grader does not start.',
      detail: `${grader.message} Submissions wait and are graded as soon as it runs; it is tried again by itself.`,
      url: '',
      gradeAgainUrl: '',
    });
  if (jobs.failed > 0)
    alerts.push({
      text: `${formatCount(jobs.failed, 'submission')} could not be graded.`,
      detail: 'The grader itself failed repeatedly. Such submissions count as ungraded, not as zero.',
      url: addressOf({ state: 'failed' }, 1),
      gradeAgainUrl: `${ADDRESS}/grade-again`,
    });
  return alerts;
}

/** The view model of pages/submissions/index. */
export function presentSubmissionTable(
  listed: SubmissionsPage,
  filter: SubmissionFilter,
  exercises: readonly ExerciseContent[],
) {
  const titles = new Map(exercises.map(({ slug, title }) => [slug, title]));
  const { page, pages, total } = listed;
  const { queued, running } = listed.status.jobs;
  const chosen = filter.state === 'failed' ? UNGRADED : filter.verdict;
  const option = (value: string, label: string, current: string | undefined) => ({
    value,
    label,
    selected: value === current,
  });
  return {
    title: 'Submissions',
    scripts: [],
    alerts: presentAlerts(listed),
    total: formatCount(total, 'submission'),
    queue: queued + running > 0 ? `${queued} waiting, ${running} being graded.` : 'Nothing is waiting.',
    action: ADDRESS,
    filtered: filter.exercise !== undefined || chosen !== undefined,
    exercises: exercises.map(({ slug, title }) => option(slug, title, filter.exercise)),
    verdicts: [
      ...VERDICTS.filter((verdict) => verdict !== 'grader-error').map((verdict) =>
        option(verdict, verdictBadge(verdict).label, chosen),
      ),
      option(UNGRADED, 'Not graded', chosen),
    ],
    rows: listed.submissions.map((row) => presentRow(row, (slug) => titles.get(slug) ?? slug)),
    pager:
      pages > 1
        ? {
            text: `Page ${page} of ${pages}`,
            newer: page > 1 ? addressOf(filter, page - 1) : '',
            older: page < pages ? addressOf(filter, page + 1) : '',
          }
        : undefined,
  };
}
